import { aiOrganisations } from './lexicon/data/ai.js';
import type { Clause, Reading } from './text/document.js';
import type { Language } from './text/tokens.js';

/**
 * Stems of the lexicon's triggers. Most of the news holds none of them in the company that a claim needs, and reading it must cost next
 * to nothing: an article is answered after these few searches. A test holds that every trigger of the lexicon is found by its stem.
 */
const stems: Readonly<Record<Language, Readonly<Record<'cut' | 'job' | 'move' | 'post' | 'ai' | 'deal', RegExp>>>> = {
  fr: {
    cut: /licenci|congédi|supprim|suppress|coup|taill|sabr|élimin|amput|biff|rédui|réduc|détru|destruc|allég|diminu|sépar|porte|baisse|pert|dispar|plans? socia|départ|pse|rcc|pdv|rupture|dégraiss|menac|danger|péril|sursis|sellette|perd/,
    job: /poste|emploi|équivalent|temps plein|etp|cdi|effectif|salarié|employé|personne|collaborat|travaill|ouvri|cadre|agents|fonctionnaires|journalistes|ingénieurs|intérim|technicien|pigiste|saisonn|masse salariale|équipes|licenci|pse|rcc|pdv|plans? socia|rupture|départs/,
    move: /nomm|nomin|désign|prom|élu|élisent|propuls|bombard|intronis|recrut|débauch|embauch|confirm|catapult|chois|arriv|devien|deveni|devenu|prend|pris|repr|accèd|hérit|dirig|pilot|présid|sera à la tête|confi|endoss|rejoi|entr|passe|intègr|intégr|revien|retour|succéd|succèd|remplac|suite|succession|relève|nouve|quitt|part|s'en|s\u2019en|claqu|abandonn|délaiss|laiss|démiss|céd|cèd|révérence|tablier|éponge|retir|valoir|limog|évinc|évict|débarqu|révoqu|révoc|remerci|licenci|écart|destitu|démi|congédi|renvo|pouss|sépar|porte|suspend|sortie|retrait|tête/,
    post: /pdg|dg|direct|présid|président|responsab|patron|chef|dirigeant|administrat|rédact|gérant|secrétaire général|numéro|membre d|cadre|exécuti|ceo|cto|cfo|coo|cmo|cio|drh|daf|trésor|fondat|délégué|manager|commissaire|doyen|conservat|recteur|rectrice|tête|rênes|commandes|gouvernance|manettes|rôle|poste|fonction|mission|mandat|responsab/,
    ai: /(?<!\p{L})(?:ia|ias|ai|llms?|gpt|chatgpt|copilot|gemini|claude|grok|llama|qwen|deepseek|sora)(?!\p{L})|intelligences? artific|modèles? de langage|apprentissage (?:auto|prof)|machine learning|deep learning|chatbot|agents? (?:ia|conv)|reconnaissance faciale|réseaux de neurones|modèle (?:multi|open)/u,
    deal: /invest|inject|mise|misé|entr|particip|lèv|lev|boucl|rachet|rachèt|acqui|acquér|offer|offre|offr|empare|main sur|rachat|ach[eè]t|partenar|collabor|allian|accord|associ|alli|lanc|dévoil|présent|déploy|déploi|publi|sort|introdui|annonc|inaugur|met|mis|ouvr|ouvert|propos|enrich|intègr|ajout|étend|amélior|renforc|activ|test|adopt|utilis|intégr|recour|fait appel|équip|exploit/,
  },
  en: {
    cut: /cut|axe|axing|slash|shed|eliminat|trim|reduc|downsiz|los[es]|lost|remov|abolish|la(?:y|id|ys|ying)[ -]off|layoff|lay-off|let(?:s|ting)? go|fire|firing|sack|dismiss|redundan|part(?:s|ed|ing)? ways|cull|mass |bloodbath|voluntary|at risk|threat|jeopardy|danger|on the line|departure|jobs/,
    job: /job|position|post|role|full-time|headcount|employee|worker|staff|people|personnel|engineer|miner|journalist|contractor|manager|technician|pilot|colleague|workforce|members|payroll|redundan|layoff|lay-off|laid|dismissals/,
    move: /appoint|name|promot|elect|hir|tap|pick|install|poach|recruit|nominat|chos|choos|select|elevat|reinstat|confirm|arriv|becom|became|becam|tak|took|assum|lead|head|run|oversee|chair|step|mov|join|return|succeed|replac|new|incoming|leav|left|depart|exit|quit|resign|stand|stood|retir|bow|giv|gave|hand|fir|oust|sack|dismiss|remov|forc|push|kick|throw|let|axe|suspend|part|board/,
    post: /ceo|cto|cfo|coo|cmo|cio|ciso|chro|chair|chief|president|director|board|boss|head|counsel|executive|editor|founder|treasurer|controller|partner|dean|provost|chancellor|leader|manager|vp|finance|lead|helm|reins|charge|role|position|post|job|responsib/,
    ai: /(?<!\p{L})(?:ai|llms?|gpt|chatgpt|tts|gemini|claude|copilot|grok|llama|mistral|qwen|deepseek)(?!\p{L})|(?<!\p{L})a\.i|artificial intelligence|machine learning|deep learning|language models?|chatbot|neural network|facial recognition|speech-to-text|text-to-|agentic|multimodal|(?:voice|coding) (?:model|agent)|foundation model|computer vision|self-driving/u,
    deal: /invest|put|pour|plough|tak|took|stake|back|bet|rais|secur|clos|bag|land|nab|acqui|buy|bought|snap|takeover|snag|scoop|merger|partner|allian|collabor|tie-up|team|join|expand|launch|unveil|releas|introduc|roll|announc|ship|debut|open|bring|brought|mak|made|publish|preview|show|add|upgrad|updat|adopt|us[ei]|deploy|integrat|embrac|turn/,
  },
};
const aiNames = new RegExp(
  `(?<!\\p{L})(?:${aiOrganisations.map((name) => name.replace('.', '\\.')).join('|')})(?!\\p{L})`,
  'u',
);

/** Whether any rule could fire on an article; certain when it says no. */
export function mayFire(title: string, text: string, language: Language): boolean {
  const { cut, job, move, post, ai, deal } = stems[language];
  const low = `${title}\n${text}`.toLowerCase();
  if (cut.test(low) && job.test(low)) return true;
  if (move.test(low) && post.test(low)) return true;
  return (ai.test(low) || aiNames.test(low)) && deal.test(low);
}

const cutTags = new Set(['layoffNoun', 'cutVerb', 'cutNoun', 'fireVerb', 'riskPhrase', 'departNoun']);
const jobTags = new Set(['jobPost', 'jobPeople', 'workforce', 'layoffNoun', 'departNoun']);
const moveTags = /^(?:appoint|become|join|succeed|leave|resign|ouster)(?:Verb|Noun)$|^newPost$|^toBoard$/;
const dealTags = /^(?:invest|raise|acquire|partner|launch|adopt)Verb$/;

/** Whether some sentence holds the words that a claim needs together; certain when it says no. */
export function hasTriggers(reading: Reading): boolean {
  const ai =
    reading.clauses.some((clause) => clause.tags.some((tag) => tag.category === 'ai')) ||
    reading.fields.some((field) => aiNames.test(field.text.toLowerCase()));
  return reading.clauses.some((clause) => firesIn(clause, ai));
}

function firesIn({ tags }: Clause, ai: boolean): boolean {
  let cut = false;
  let job = false;
  for (const { category } of tags) {
    if (moveTags.test(category) || (ai && dealTags.test(category))) return true;
    cut ||= cutTags.has(category);
    job ||= jobTags.has(category);
  }
  return job && (cut || tags.some((tag) => tag.category === 'jobPost'));
}
