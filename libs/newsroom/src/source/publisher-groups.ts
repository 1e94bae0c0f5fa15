/**
 * Publishers of one owner, by the registrable domains of their sites and by their names: a list for a newsroom to edit. What is not in
 * it is a group of its own. A title that is listed wrongly makes sources count once too little; one that is missing, once too much.
 */
export interface PublisherGroup {
  readonly key: string;
  readonly names: readonly string[];
  readonly hosts: readonly string[];
}

const group = (key: string, names: string, hosts: string): PublisherGroup => ({
  key,
  names: names.split(',').map((name) => name.trim()),
  hosts: hosts.split(' '),
});

export const publisherGroups: readonly PublisherGroup[] = [
  // French
  group(
    'le-monde',
    "Le Monde, Télérama, Courrier international, HuffPost, Le HuffPost, L'Obs, Le Nouvel Obs",
    'lemonde.fr telerama.fr courrierinternational.com huffingtonpost.fr nouvelobs.com',
  ),
  group(
    'le-figaro',
    'Le Figaro, Figaro, Le Particulier, Linternaute, Le Journal du Net, JDN',
    'lefigaro.fr linternaute.com journaldunet.com leparticulier.fr',
  ),
  group(
    'les-echos-le-parisien',
    "Les Echos, Les Échos, Le Parisien, Aujourd'hui en France, Investir",
    'lesechos.fr leparisien.fr investir.fr',
  ),
  group('rmc-bfm', 'BFM, BFMTV, BFM TV, BFM Business, RMC, La Tribune', 'bfmtv.com rmc.fr latribune.fr'),
  group('tf1', 'TF1, TF1 Info, LCI', 'tf1info.fr tf1.fr lci.fr'),
  group(
    'france-televisions-radio-france',
    'franceinfo, France Info, France Inter, France Télévisions, Radio France, France Bleu, ici, France 2, France 3',
    'franceinfo.fr francetvinfo.fr france.tv radiofrance.fr francebleu.fr',
  ),
  group('france-medias-monde', 'France 24, RFI', 'france24.com rfi.fr'),
  group('m6', 'M6, RTL, 6play', 'm6.fr rtl.fr'),
  group('canal-plus', 'CNews, Canal+, C8', 'cnews.fr canalplus.com'),
  group('prisma', 'Capital, Voici, Gala, Géo, Femme actuelle', 'capital.fr voici.fr gala.fr geo.fr femmeactuelle.fr'),
  group('lagardere', 'Europe 1, Le Journal du dimanche, Le JDD', 'europe1.fr lejdd.fr'),
  group(
    'ebra',
    "L'Est républicain, Le Progrès, Le Dauphiné libéré, Dernières Nouvelles d'Alsace, L'Alsace, Le Bien public, Vosges Matin, Le Républicain lorrain",
    'estrepublicain.fr leprogres.fr ledauphine.com dna.fr lalsace.fr bienpublic.com vosgesmatin.fr republicain-lorrain.fr lejsl.com',
  ),
  group(
    'sipa-ouest-france',
    "Ouest-France, 20 Minutes, actu.fr, Presse-Océan, Le Courrier de l'Ouest, Le Maine libre",
    'ouest-france.fr 20minutes.fr actu.fr',
  ),
  group(
    'rossel',
    'Le Soir, La Voix du Nord, Sudinfo, Sudpresse, Courrier picard',
    'lesoir.be lavoixdunord.fr sudinfo.be courrier-picard.fr',
  ),
  group('ipm', "La Libre, La Libre Belgique, La DH, L'Avenir", 'lalibre.be dhnet.be lavenir.net'),
  group(
    'sud-ouest',
    'Sud Ouest, Charente libre, La République des Pyrénées',
    'sudouest.fr charentelibre.fr larepubliquedespyrenees.fr',
  ),
  group(
    'la-depeche',
    'La Dépêche du Midi, La Dépêche, Midi libre, L’Indépendant, Centre presse',
    'ladepeche.fr midilibre.fr lindependant.fr centrepresseaveyron.fr',
  ),
  group(
    'centre-france',
    'La Montagne, La République du Centre, Le Populaire du Centre, Le Berry républicain',
    'lamontagne.fr larep.fr lepopulaire.fr leberry.fr',
  ),
  group(
    'tx-group',
    'Tribune de Genève, 24 heures, Tages-Anzeiger, 20 minutes Suisse, Le Matin',
    'tdg.ch 24heures.ch tagesanzeiger.ch 20min.ch lematin.ch',
  ),
  group('srg-ssr', 'RTS, SRF, Swissinfo', 'rts.ch srf.ch swissinfo.ch'),
  group(
    'quebecor',
    'Le Journal de Montréal, Le Journal de Québec, TVA Nouvelles',
    'journaldemontreal.com journaldequebec.com tvanouvelles.ca',
  ),
  group('cbc', 'CBC, CBC News, Radio-Canada', 'cbc.ca radio-canada.ca'),
  // English
  group(
    'news-corp',
    'The Wall Street Journal, Wall Street Journal, WSJ, MarketWatch, Barron’s, New York Post, The Times, The Sunday Times, The Sun, The Australian, Dow Jones',
    'wsj.com marketwatch.com barrons.com nypost.com thetimes.com thetimes.co.uk thesun.co.uk theaustralian.com.au news.com.au',
  ),
  group('new-york-times', 'The New York Times, New York Times, The Athletic', 'nytimes.com'),
  group('nikkei', 'Financial Times, FT, Nikkei, Nikkei Asia', 'ft.com nikkei.com'),
  group('bbc', 'BBC, BBC News', 'bbc.com bbc.co.uk'),
  group('guardian', 'The Guardian, The Observer', 'theguardian.com'),
  group(
    'dmg',
    'Daily Mail, Mail Online, MailOnline, Metro, The i Paper, i News',
    'dailymail.co.uk metro.co.uk inews.co.uk',
  ),
  group(
    'reach',
    'Daily Mirror, The Mirror, Daily Express, Manchester Evening News, Daily Record',
    'mirror.co.uk express.co.uk manchestereveningnews.co.uk dailyrecord.co.uk',
  ),
  group(
    'axel-springer',
    'Business Insider, Insider, Politico, POLITICO Europe, Die Welt, Welt, Bild',
    'businessinsider.com businessinsider.de politico.com politico.eu welt.de bild.de',
  ),
  group(
    'conde-nast',
    'Wired, Ars Technica, The New Yorker, Vogue, Vanity Fair',
    'wired.com arstechnica.com newyorker.com vogue.com vanityfair.com',
  ),
  group(
    'penske',
    'Variety, Deadline, Deadline Hollywood, The Hollywood Reporter, Rolling Stone, IndieWire, Billboard',
    'variety.com deadline.com hollywoodreporter.com rollingstone.com indiewire.com billboard.com',
  ),
  group('vox-media', 'The Verge, Vox, New York Magazine', 'theverge.com vox.com nymag.com'),
  group('ziff-davis', 'CNET, ZDNET, ZDNet, PCMag, Mashable, IGN', 'cnet.com zdnet.com pcmag.com mashable.com ign.com'),
  group(
    'future',
    'TechRadar, Tom’s Hardware, Tom’s Guide, PC Gamer',
    'techradar.com tomshardware.com tomsguide.com pcgamer.com',
  ),
  group('comcast', 'NBC News, CNBC, MSNBC, Sky News', 'nbcnews.com cnbc.com msnbc.com sky.com'),
  group('cnn', 'CNN, CNN Business', 'cnn.com'),
  group('gannett', 'USA Today', 'usatoday.com'),
  group(
    'postmedia',
    'National Post, Financial Post, Montreal Gazette, Vancouver Sun',
    'nationalpost.com financialpost.com montrealgazette.com vancouversun.com',
  ),
  group('nine', 'The Sydney Morning Herald, The Age, Australian Financial Review', 'smh.com.au theage.com.au afr.com'),
  group('bloomberg', 'Bloomberg, Bloomberg News, Bloomberg Businessweek', 'bloomberg.com'),
  group('reuters', 'Reuters, Thomson Reuters', 'reuters.com'),
  // Dutch and German
  group('dpg-media', 'Het Laatste Nieuws, HLN, De Morgen, de Volkskrant, AD', 'hln.be demorgen.be volkskrant.nl ad.nl'),
  group(
    'mediahuis',
    'De Standaard, Het Nieuwsblad, De Telegraaf, Irish Independent',
    'standaard.be nieuwsblad.be telegraaf.nl independent.ie',
  ),
];

/** Sites with articles of many publishers. */
export const aggregators: readonly string[] = [
  'google.com',
  'msn.com',
  'yahoo.com',
  'orange.fr',
  'apple.news',
  'flipboard.com',
  'medium.com',
  'linkedin.com',
];
