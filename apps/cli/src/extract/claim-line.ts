import type { Claim, Quantity } from '@newsledger/newsroom';

/** A claim as one line for a person: who, what, how certain, when. */
export function claimLine(claim: Claim): string {
  const { modality, temporality, attribution } = claim.assertion;
  const said = [modality, temporality, attribution && `according to ${attribution}`];
  const dates = [
    claim.announced && `announced ${claim.announced.value}`,
    claim.effective && `effective ${claim.effective.value}`,
  ];
  const facts = [...factsOf(claim), ...said, ...dates].filter((fact) => fact !== undefined && fact !== '');
  return `${claim.kind}: ${facts.join(', ')}`;
}

function factsOf(claim: Claim): (string | undefined)[] {
  switch (claim.kind) {
    case 'layoff':
      return [
        claim.organisation.name,
        claim.unit && `unit ${claim.unit.name}`,
        amount(claim.quantity),
        claim.quantity.scope && `scope ${claim.quantity.scope.level}`,
        claim.share && `${claim.share.percent} % of staff`,
        names('also hit', claim.affectedUnits),
        names('parts', claim.parts),
        names('people', claim.affectedPeople),
        claim.procedure,
      ];
    case 'leadership-change':
      return [
        `${claim.person.name} ${claim.status} at ${claim.organisation.name}`,
        claim.unit && `unit ${claim.unit.name}`,
        claim.post,
        claim.predecessor && `after ${claim.predecessor.name}`,
        claim.successor && `followed by ${claim.successor.name}`,
      ];
    case 'ai-initiative':
      return [
        `${claim.actor.name} ${claim.initiative}`,
        names('with', claim.counterparties),
        claim.product?.name,
        claim.amount?.verbatim,
        claim.person?.name,
      ];
  }
}

const names = (title: string, list: readonly { readonly name: string }[] | undefined): string | undefined =>
  list && `${title}: ${list.map(({ name }) => name).join(' and ')}`;

function amount({ min, max, qualifier, unit, verbatim }: Quantity): string {
  const value = min === max ? min : [min ?? '', max ?? ''].join('..');
  return verbatim === undefined ? qualifier : `${value ?? ''} ${unit} ${qualifier} ("${verbatim}")`.trim();
}
