/** Words that begin a sentence with a capital without being a name. */
export const functionWords: ReadonlySet<string> = new Set(
  `
le la les l' un une des du de d' au aux à a en dans sur sous chez par pour avec sans vers entre depuis pendant avant après selon malgré dès lors hors outre parmi contre jusqu' jusque et ou mais donc or ni car que qu' qui quoi dont où quand lorsque lorsqu' comme si puis puisque puisqu' alors ainsi aussi enfin ensuite cependant toutefois pourtant néanmoins
ce cet cette ces c' ça cela ceci celui celle ceux celles il elle ils elles on je j' tu nous vous me m' te t' se s' lui leur leurs y mon ma mes ton ta tes son sa ses notre nos votre vos tout toute tous toutes même mêmes autre autres plusieurs certains certaines chaque aucun aucune quelque quelques quel quelle quels quelles plus moins très trop peu beaucoup bien mal ne n' pas non oui
est sont était étaient sera seront a ont avait avaient aura auront fut être avoir fait faire peut doit voici voilà déjà encore toujours jamais souvent parfois hier aujourd'hui demain bientôt ici là parallèlement désormais notamment également seul seule seulement près autant tant face grâce afin autour début fin mi première premier deux trois quatre cinq six sept huit neuf dix cent mille bref certes quant interrogé interrogée contacté contactée âgé âgée né née ancien ancienne nouveau nouvelle nouveaux nouvelles selon d'après après-demain hors ailleurs jeudi vendredi lundi mardi mercredi samedi dimanche
janvier février mars avril mai juin juillet août septembre octobre novembre décembre monsieur madame docteur photo vidéo lire voir exclusif direct résultat problème question réponse objectif suivez retrouvez découvrez pourquoi comment combien emploi économie politique société entreprise groupe licenciements licenciement suppression suppressions plan démission départ nomination officiel grève coronavirus covid covid-19 crise bébés
the a an this that these those he she it they we you i his her its their our your my who what when where why how which while as at by for from in into of off on onto out over per since than through to under until up upon with within without about above across after against along among around before behind below beneath beside besides between beyond despite down during except inside like near outside past toward towards
and or but nor so yet if because although though unless whether however meanwhile moreover nevertheless therefore thus also then there here now today yesterday tomorrow last next first second third some any all both each every either neither no not none nothing one two three four five six seven eight nine ten more most many much few several such other another same own just only even still already again once twice never always often sometimes soon later earlier recently
is are was were be been being has have had do does did will would can could may might must shall should let's according asked given despite following instead rather perhaps maybe well yes oh mr mrs ms dr sir lord lady monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
chief executive president director new former old big top image video caption getty read watch listen share related exclusive breaking update analysis opinion business economy news jobs job workers staff unions union shares profits sales critics analysts experts officials people customers investors researchers scientists
`
    .split(/\s+/)
    .filter(Boolean),
);

/** Titles before the name of a person. */
export const personTitles: ReadonlySet<string> = new Set([
  'm',
  'mm',
  'mme',
  'mlle',
  'mr',
  'mrs',
  'ms',
  'dr',
  'sir',
  'lord',
  'lady',
  'dame',
  'monsieur',
  'madame',
  'maître',
  'prof',
  'professor',
  'mx',
  'messrs',
  'engr',
  'alhaji',
  'shri',
  'smt',
  'datuk',
  'mgr',
  'baron',
  'baroness',
]);

/** Particles within the name of a person. */
export const nameParticles: ReadonlySet<string> = new Set([
  'de',
  'du',
  "d'",
  'la',
  'le',
  'van',
  'von',
  'der',
  'den',
  'ten',
  'ter',
  'da',
  'dos',
  'di',
  'del',
  'della',
  'bin',
  'ben',
  'ibn',
  'al',
  'el',
  'y',
  'af',
]);

/** Words at the head of a sentence or title that are no name of a house, though a verb or "workers" follows them. */
export const commonHeads: ReadonlySet<string> = new Set(
  `
steel car auto tech technology bank banking retail airport airline factory public council hospital university rail railway postal bus mine coal oil gas media newspaper paper mass more fresh new further massive major big local hundred industry sector recession covid brexit automation inflation crisis unemployment report government management union employer carmaker automaker shipbuilder insurer retailer brewer publisher broadcaster boss owner parent rival britain europe america city town state federal national global world international japan china germany france italy spain russia india ireland scotland wales england london paris berlin tokyo
senior junior young older skilled contract temporary agency seasonal migrant key support office field sales part-time full-time white-collar blue-collar salaried hourly unionised unionized essential foreign former laid-off redundant striking angry worried shocked stunned dozens thousands scores half most nobody everybody everyone someone anyone
demand production output growth trade revenue turnover restructuring downsizing closure merger takeover privatisation outsourcing offshoring pressure uncertainty competition research analysis survey poll data labour labor work overtime pay strike action talks consultation bankruptcy administration liquidation
automobile aéronautique aérien transport transports industrie social emploi chômage licenciement économie politique grève justice santé presse médias télévision radio énergie banque assurance commerce distribution textile sidérurgie agroalimentaire numérique tourisme culture éducation recherche défense pharmacie chimie immobilier luxe logistique ameublement restauration hôtellerie ferroviaire nucléaire télécoms spatial naval bilan enquête portrait reportage tribune interview vidéo direct infographie dossier polémique budget retraites climat environnement sport football
interrogé contacté confronté confrontée touché touchée placé placée fragilisé fragilisée créé créée fondé fondée basé basée résultat résultats conséquence motif objectif bref reste idem
`
    .split(/\s+/)
    .filter(Boolean),
);
