import type { Reader } from './candidate.js';
import { acquired, acquisitionNamed, completed, sold } from './acquisitions.js';
import { funded, invested, investmentNamed } from './investments.js';
import { paidFor } from './prices.js';
import { fundingNamed, raised } from './raises.js';
import { arrived } from './arrivals.js';
import { equippedStaff } from './crews.js';
import { launched, launchNamed } from './launches.js';
import { partnered, partnershipNamed } from './partnerships.js';
import { allied, jointly, lent, runWith } from './together.js';
import { achieved, doneWithAi, workedByAi } from './machines.js';
import { headed, hired, joined, ledBy, leftFor } from './roles.js';
import { publishedIn, researchedWithAi, workedWithAi } from './results.js';
import { givenToCustomers, useNamed } from './served.js';
import { adopted, givenToStaff, labOpened, researched } from './uses.js';
import { newThing } from './novelty.js';

/** What is read at a tag of each category; the first that finds something speaks for the tag. */
export const readers: Readonly<Record<string, readonly Reader[]>> = {
  investVerb: [invested],
  spendVerb: [invested],
  investNoun: [investmentNamed],
  raiseVerb: [raised, completed],
  gainVerb: [raised, completed],
  raiseNoun: [fundingNamed],
  acquireVerb: [acquired],
  takeVerb: [acquired],
  acquireNoun: [acquisitionNamed],
  payVerb: [paidFor],
  soldVerb: [sold],
  partnerVerb: [partnered, allied],
  allyVerb: [partnered, allied],
  besideNoun: [partnershipNamed],
  jointWord: [jointly],
  runPhrase: [runWith],
  leaveVerb: [leftFor],
  partnerNoun: [partnershipNamed],
  launchVerb: [funded, labOpened, allied, lent, equippedStaff, launched, givenToStaff],
  launchNoun: [launchNamed, useNamed],
  arriveVerb: [equippedStaff, givenToCustomers, arrived, workedByAi],
  adoptVerb: [adopted, equippedStaff, givenToCustomers],
  researchVerb: [funded, labOpened, allied, researched],
  hireVerb: [hired],
  joinVerb: [joined, leftFor],
  researcher: [researchedWithAi],
  means: [workedWithAi],
  useNoun: [useNamed],
  workVerb: [workedByAi],
  achieveVerb: [achieved],
  paper: [publishedIn],
  leadPhrase: [ledBy],
  chargePhrase: [headed],
  entrustVerb: [headed],
};

/** What is read where a sentence tells nothing else: things said to be new. */
export const fallbacks: Readonly<Record<string, readonly Reader[]>> = {
  product: [newThing],
  ai: [newThing, doneWithAi],
};
