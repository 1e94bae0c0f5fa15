/** Organisations in the news by their usual names. Add one a line; an alias goes to `organisationAliases`. */
export const knownOrganisations = `
Amazon|Apple|Google|Alphabet|Microsoft|Meta|Facebook|Twitter|Netflix|Disney|Walt Disney|OpenAI|Anthropic|Mistral|Mistral AI|DeepMind|Google DeepMind|Nvidia|Intel|AMD|Advanced Micro Devices|IBM|Oracle|SAP|Salesforce|Adobe|Cisco|Dell|HP|Hewlett-Packard|Hewlett Packard Enterprise
Samsung|LG|Sony|Panasonic|Toshiba|Hitachi|Fujitsu|Sharp|Nintendo|Huawei|Xiaomi|Lenovo|Alibaba|Tencent|Baidu|ByteDance|TikTok|Didi|Uber|Lyft|Airbnb|Booking|Expedia|Spotify|Snap|Snapchat|Pinterest|LinkedIn|Reddit|Yahoo|eBay|PayPal|Stripe|Block|Klarna|Shopify|Zoom|Slack|Dropbox|Twilio|Coinbase|Robinhood
Tesla|SpaceX|xAI|Perplexity|Cohere|Stability AI|Hugging Face|DeepSeek|Figma|Canva|Cursor|Replit|Windsurf|GitHub|GitLab|JetBrains|Databricks|Snowflake|Palantir|UiPath|Scale AI|Inflection|Adept|Runway|Midjourney|ElevenLabs|Character.AI|Groq|Cerebras|CoreWeave|Deepgram|Cartesia|Fish Audio|Yellow.ai
Ford|General Motors|GM|Chrysler|Fiat|Fiat Chrysler|Stellantis|Renault|Nissan|Peugeot|PSA|Citroën|Opel|Vauxhall|Saab|Volvo|Volkswagen|Audi|Seat|Skoda|Porsche|BMW|Daimler|Mercedes|Mercedes-Benz|Toyota|Honda|Mazda|Mitsubishi|Hyundai|Kia|Jaguar|Land Rover|Rover|MG Rover|McLaren|Ferrari|Michelin|Valeo|Faurecia|Continental|Bosch|Goodyear|Bridgestone|Plastic Omnium
Airbus|Boeing|EADS|Dassault|Dassault Aviation|Safran|Thales|Rolls-Royce|Bombardier|Embraer|Lockheed Martin|Raytheon|BAE Systems|Air France|Air France-KLM|KLM|Lufthansa|British Airways|EasyJet|Ryanair|Iberia|Qantas|Emirates|Delta|United Airlines|American Airlines|US Airways|Swissair|Alitalia|Aigle Azur|XL Airways|Hop!|Transavia|Norwegian|Aéroports de Paris|ADP
SNCF|RATP|Keolis|Transdev|Alstom|Siemens|General Electric|GE|Eurostar|Getlink|Avanti West Coast|FedEx|UPS|DHL|La Poste|Royal Mail|Geodis|CMA CGM|Maersk|P&O Ferries|P&O
TotalEnergies|Total|Shell|BP|ExxonMobil|Exxon|Chevron|Repsol|Eni|EDF|Engie|Areva|Orano|Veolia|Suez|Vattenfall|Enel|Technip|Schlumberger|Vallourec|ArcelorMittal|Arcelor|Corus|Tata Steel|British Steel|Saint-Gobain|Lafarge|Vinci|Bouygues|Eiffage|Arkema|Solvay|BASF|Bayer|Rhodia|Pechiney|Alcan|Alcoa
Carrefour|Auchan|Casino|Leclerc|Intermarché|Monoprix|Lidl|Aldi|Tesco|Sainsbury|Asda|Morrisons|Marks & Spencer|Walmart|Target|Costco|Best Buy|Macy's|Sears|Gap|H&M|Zara|Inditex|Ikea|Castorama|Kingfisher|Conforama|But|Darty|Fnac|Fnac Darty|Camaïeu|Kiabi|Decathlon|Go Sport|Celio|Pimkie|La Halle|Vivarte|André|Etam|Sephora|LVMH|Kering|Hermès|L'Oréal|Danone|Nestlé|Unilever|Procter & Gamble|Coca-Cola|PepsiCo|Heineken|AB InBev|Diageo|Pernod Ricard|Lactalis|Kraft|Mondelez|Kellogg|McDonald's|Starbucks|Burger King|KFC|Sodexo|Accor|Club Med|TUI|Thomas Cook|Pierre & Vacances|Alinéa|Bricorama|Maisons du Monde|Tati|C&A|Galeries Lafayette|Printemps|BHV
Sanofi|Sanofi-Aventis|Novartis|Roche|Pfizer|Merck|GSK|GlaxoSmithKline|AstraZeneca|Johnson & Johnson|Moderna|BioNTech|Abbott|Bristol-Myers Squibb|Eli Lilly|Ipsen|Servier|Pierre Fabre|bioMérieux|Biogen|Elan
BNP Paribas|Société Générale|Crédit Agricole|Crédit Mutuel|BPCE|Natixis|La Banque Postale|HSBC|Barclays|Lloyds|Royal Bank of Scotland|RBS|NatWest|Santander|BBVA|Deutsche Bank|Commerzbank|UBS|Credit Suisse|Credit Suisse First Boston|ABN Amro|ING|UniCredit|Goldman Sachs|Morgan Stanley|JPMorgan|JP Morgan|Citigroup|Citi|Bank of America|Wells Fargo|Merrill Lynch|Lehman Brothers|BlackRock|Axa|Allianz|Generali|Groupama|Aviva|Prudential|AIG|Zurich|MMA|Macif|Maif|Euronext|Deutsche Boerse|London Stock Exchange
Orange|France Télécom|France Telecom|SFR|Altice|Altice France|Bouygues Telecom|Free|Iliad|Vodafone|BT|Telefonica|Deutsche Telekom|Telecom Italia|AT&T|Verizon|T-Mobile|Sprint|MCI|WorldCom|SBC Communications|Qwest|Nokia|Ericsson|Motorola|Alcatel|Alcatel-Lucent|Lucent|Nortel|BlackBerry|Cable & Wireless|Level 3
TF1|M6|Canal+|France Télévisions|Radio France|NextRadioTV|BFMTV|BFM TV|RMC|RTL|NRJ|Lagardère|Europe 1|Arte|CNews|LCI|France 2|France 3|franceinfo|BBC|ITV|Sky|Channel 4|CNN|Fox|NBC|NBCUniversal|CBS|ABC|HBO|Warner Bros|Warner Bros. Discovery|Paramount|Universal|Vivendi|Havas|Publicis|WPP|Bertelsmann|Time Warner|AOL|Washington Post|New York Times|Le Monde|Libération|Le Parisien|Les Échos|Le Point|La Croix|L'Humanité|La Dépêche|Le Progrès|La Voix du Nord|Valeurs Actuelles|L'Équipe|Le Figaro|Reuters|Bloomberg|AFP|News Corp|Comcast|Viacom|DreamWorks|Pixar|Lionsgate|EMI|Ubisoft|Electronic Arts|Activision|Activision Blizzard|Riot Games|Epic Games|Unity|Sega|Prime Video|Hulu|Twitch|YouTube|Instagram|WhatsApp
Accenture|Capgemini|Atos|Deloitte|KPMG|PwC|EY|McKinsey|Cognizant|Infosys|Wipro|TCS|Adecco|Manpower|Randstad|WeWork|Peloton|Carvana|Rivian|Lucid|Glovo|Deliveroo|Just Eat|Getir|Gorillas|Blablacar|Doctolib|Back Market|Ledger|Sorare|OVHcloud|Criteo|Dailymotion|Deezer|Meetic|Qonto|Alan|Ynsect|Verkor|Ÿnsect|Believe|Worldline|Ingenico|Gemalto|STMicroelectronics|Soitec|Nexperia|Infineon|ASML|TSMC|Qualcomm|Broadcom|Micron|Texas Instruments|Applied Materials|Seagate|Western Digital|Xerox|Kodak|Canon|Nikon|Philips|Electrolux|Whirlpool|Dyson|Nike|Adidas|Puma|Levi's|Yukos|Gazprom|Rosneft|Parmalat|Reliance|Tata|Mahindra|Infosys
Automation Anywhere|DeepFloyd|NightCafe|Starship Technologies|Logically|BMW Group|Groupe Renault|Bpifrance|SoftBank|Sequoia|Andreessen Horowitz|Y Combinator|Linux Foundation|Mozilla|Wikimedia|Red Hat|VMware|Citrix|Docker|Elastic|MongoDB|Confluent|Vercel|Netlify|Cloudflare|CrowdStrike|Okta|Twitch|Discord|Telegram|Signal|Waymo|Cruise|Zoox|Mobileye|Boston Dynamics|Figure AI|Wayve|Helsing|H Company|Poolside|Lovable|Black Forest Labs|Suno|Udio|Luma|Pika|Moonshot AI|Zhipu|MiniMax|Kimi|Manus|Meituan|JD.com|Pinduoduo
Axel Springer|Financial Times|The Atlantic|Vox Media|Condé Nast|Dotdash Meredith|Hearst|Informa|Gannett|Prisa Media|Associated Press|Getty Images|Shutterstock|Wall Street Journal|Economist|Thomson Reuters|LexisNexis|RELX|Wolters Kluwer|S&P Global|Nasdaq|FactSet|Warner Music|Warner Music Group|Universal Music|Universal Music Group|Sony Music|Mattel|Hasbro|Lego|Duolingo|Coursera|Chegg|Khan Academy|Quizlet|Udemy|Grammarly|Intercom|Zendesk|Freshworks|HubSpot|ServiceNow|Workday|Atlassian|Asana|DocuSign|Intuit|Autodesk|Opera|Brave|Proton|Wix|Squarespace|Automattic|WordPress
AI21 Labs|Aleph Alpha|Inflection AI|Luma AI|Pika Labs|Twelve Labs|Together AI|Fireworks AI|LightOn|Nabla|Kyutai|PhotoRoom|Owkin|Gleamer|Wandercraft|Pasqal|Dataiku|Giskard|Anyscale|Weights & Biases|Nscale|Nebius|Crusoe|Graphcore|SambaNova|Tenstorrent|Anduril|Shield AI|Skydio|Applied Intuition|Nuro|Pony.ai|WeRide|SenseTime|Megvii|iFlytek|Baichuan|StepFun|Unitree|Agility Robotics|Apptronik|Sanctuary AI|Physical Intelligence|Skild AI|Covariant|Sakana AI|Preferred Networks|Naver|Kakao|SK Telecom|SK Hynix|Rakuten|NTT|NTT Data|KDDI|Sarvam AI|G42|MGX|Mubadala|Humain|Aramco|Jasper|Copy.ai|Synthesia|DeepL|Builder.ai|Exscientia|BenevolentAI|Isomorphic Labs|Recursion|Insilico Medicine|Tempus|PathAI|Abridge|Cognition|Clearview AI|Element AI|Thinking Machines Lab|Safe Superintelligence|Reflection AI|AMI Labs
Khosla Ventures|Lightspeed|Lightspeed Venture Partners|General Catalyst|Thrive Capital|Index Ventures|Greylock|Founders Fund|Tiger Global|Coatue|Insight Partners|Bessemer Venture Partners|Spark Capital|ICONIQ|Balderton|Eurazeo|Partech|Kima Ventures|XAnge|Elaia|Alven|Daphni|Breega|Ardian|Temasek|Kleiner Perkins|Menlo Ventures|CapitalG|Intel Capital|Salesforce Ventures|NVentures|Felicis|Madrona|a16z|Creandum|Northzone|Atomico|Radical Ventures|DST Global|Fidelity|T. Rowe Price|Dragoneer|Blackstone|KKR|Brookfield
Revolut|Monzo|N26|Adyen|Nubank|Mercado Libre|Gojek|Flipkart|Instacart|DoorDash|Zalando|Ocado|Waitrose|John Lewis|Octopus Energy|National Grid|Telstra|NHS|Met Office|CERN|Inserm|CNRS|Inria|AP-HP|Institut Pasteur|Institut Curie|Gustave Roussy|France Travail|Pôle emploi|Action Logement|Docaposte|Malakoff Humanis|Sopra Steria|Scaleway|Outscale|Mirakl|ContentSquare|Pennylane|PayFit|Aircall|ManoMano|Leboncoin|Voodoo|Parrot|Withings|Exotec|Shift Technology|Navya|EasyMile|Lacoste|Veepee|Schneider Electric|Naval Group|Dassault Systèmes|CEA|Accenture|Bain|Boston Consulting Group|General Mills|Kraft Heinz|Levi Strauss|Estée Lauder|Volkswagen Group|Mercedes-Benz Group|John Deere|Caterpillar|Honeywell|Siemens Energy|Foxconn|MediaTek|SK Group|Humane|Sonos|GoPro|Garmin|Fitbit|Peloton|Moderna
`
  .split(/[|\n]/)
  .map((name) => name.trim())
  .filter(Boolean);

/** Short forms that stand for a known organisation in any article that does not say otherwise. */
export const organisationAliases: Readonly<Record<string, string>> = {
  GE: 'General Electric',
  GM: 'General Motors',
  RBS: 'Royal Bank of Scotland',
  'France TV': 'France Télévisions',
  'BFM TV': 'BFMTV',
  'Open AI': 'OpenAI',
  Sainsbury: "Sainsbury's",
  Macy: "Macy's",
  McDonald: "McDonald's",
  Wendy: "Wendy's",
  Domino: "Domino's",
  Lowe: "Lowe's",
  Kohl: "Kohl's",
  Levi: "Levi's",
  Moody: "Moody's",
  Lloyd: "Lloyd's",
  Christie: "Christie's",
  Sotheby: "Sotheby's",
  Kellogg: "Kellogg's",
  Arby: "Arby's",
  Denny: "Denny's",
  Chili: "Chili's",
  Claire: "Claire's",
};

/** Words that make the name they stand in the name of an organisation. */
export const organisationWords = `
group groupe studio studios pictures films fund fonds capital ventures partners bank banque banco airlines airways air inc corp corporation ltd llc plc gmbh ag sa sas nv se company compagnie co holdings holding technologies technology tech systems software labs lab laboratories
laboratoires university université college école institute institut foundation fondation motors motor automobiles automotive energy énergie telecom télécom communications media médias news press presse records entertainment games interactive networks network television télévision télévisions radio tv
insurance assurances pharma pharmaceuticals biotech hospital hôpital hôpitaux chu musée museum festival opéra théâtre association fédération federation ligue league union agency agence société societe entreprise industries industrie steel oil gas petroleum petrochemicals chemicals foods brands stores retail supermarkets
magazine editions éditions publishing productions production robotics ai audio cloud data digital interactive logistics transport express railways rail council committee comité trust alliance consortium services solutions international airlines aviation aerospace space center centre caisse mutuelle crédit exchange bourse
wireless semiconductor semiconductors electronics electric analytics security health healthcare medical sciences therapeutics biosciences brewery breweries hotels resorts casino properties real estate construction engineering mining metals aluminum shipping lines cruises cars trucks aerospace registry theatre orchestra philharmonic partnership bancorp bancshares bankshares sacco breweries beverages realty reit instruments cements petrochemicals co-operative cooperative academy school hospice ferries consultancy advisors advisers associates securities investments estates renewables telecoms telecommunications broadband publishers collective advertising architects solicitors ballet gallery galleries zoo archives library fisheries farms bakeries ceramics textiles footwear pharmacies clinics clinique cliniques polyclinique distillerie distilleries brasserie brasseries imprimerie imprimeries papeterie papeteries fonderie fonderies chantiers ateliers usines aciéries verrerie verreries cristallerie cristalleries faïencerie laiterie laiteries fromagerie fromageries biscuiterie biscuiteries conserverie conserveries sucrerie sucreries minoterie abattoirs manufacture manufactures établissements cimenteries tuilerie tuileries scierie scieries filature filatures tissages tanneries messageries autocars librairies pharmacies boulangeries charcuterie salaisons confiserie chocolaterie pépinières comptoirs thermes coopérative menuiserie menuiseries ardoisières carrières mines corderie corderies nurseries leisure therapeutics robotics region sentinel tribune herald gazette chronicle courier globe observer telegraph inquirer examiner dispatch daily
solar fashion packaging cables tools castings foundry foundries steelworks biologics genomics diagnostics devices motorsport furniture homes housing hardware apparel clothing shoes jewellers jewelers bakery dairy dairies creamery meats seafood poultry tyres tires rubber plastics paints coatings materials lithium batteries utilities turbines aircraft helicopters shipyard shipyards shipbuilders marine freight haulage trucking couriers coaches buses taxis scooters mobility automation dynamics microsystems circuits photonics optics displays computers computing gaming toys sportswear fitness gyms cosmetics vineyards distillers distillery spirits coffee pizza burgers pubs restaurants catering travel tours holidays cinemas theatres kitchens interiors carpets flooring lighting yachts crypto payments mortgage mortgages lending loans brokers marketplace outsourcing staffing recruitment consulting builders contractors plumbing timber lumber sawmill sawmills pulp cement quarries recycling environmental biopharma biotherapeutics dental opticians joinery tailoring knitwear trailers tractors pumps valves fasteners ironworks appliances mattresses confectionery snacks cereals newspapers bookstores bookshops booksellers grocers grocery pharmacy drugstores outfitters stationers workwear
`
  .split(/\s+/)
  .filter(Boolean);

/** Common nouns that introduce an organisation ("le groupe X", "the carmaker X"). */
export const organisationNouns: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: 'groupe constructeur société entreprise géant start-up startup banque compagnie enseigne chaîne opérateur équipementier fabricant distributeur éditeur laboratoire avionneur studio plateforme cabinet fonds association filiale marque firme usine sidérurgiste assureur voyagiste transporteur agence hebdomadaire quotidien magazine journal sous-traitant spécialiste métallurgiste papetier chimiste motoriste brasseur industriel maison coopérative mutuelle papeterie laiterie promoteur logisticien verrier opticien clinique fournisseur prestataire licorne pépite exploitant armateur grossiste appli application pousse biotech fintech medtech néobanque foncière radio station fédération fondation'.split(
    ' ',
  ),
  en: 'group carmaker automaker company firm giant start-up startup bank airline retailer chain operator manufacturer maker publisher studio broadcaster insurer subsidiary brand network lab supplier chipmaker drugmaker steelmaker brewer lender developer newspaper agency charity business platform fintech biotech brokerage consultancy housebuilder builder miner refiner'.split(
    ' ',
  ),
};

/** Names that are never an employer or actor: press read as a source, unions, bodies. */
export const neverEmployers = new Set(
  `layoffs redundancies fresh further sweeping deeper administrators liquidators agm egm esn drees ofce apec challenger pma gpa ivg ps lr ump warn république fi lgbt rtt rn fn lfi modem lrem eelv pcf npa christmas easter thanksgiving halloween ramadan rcc cce cgc etat état ntia cbi cse-ce ag dg drh insee afp reuters bloomberg cgt cfdt fo cfe-cgc cftc unsa sud solidaires cse ce pse cdi cdd insee ocde oecd fmi imf ue eu onu un otan nato medef ademe arcep csa cnil covid covid-19 coronavirus brexit unite unison gmb rmt aslef unedic unédic acoss dares urssaf pnc cour conseil sénat assemblée élysée matignon gouvernement parlement commission pôle-emploi board pc ps pcf snj sdj twitter facebook ceo pdg ia ai llm llms api gpu gpus cpu tv dna adn vih usa us uk fbi cia sec ftc nasa csg tva pib gdp ipo spac rsa smic rtt chsct wall street internet noël pâques q1 q2 q3 q4 h1 h2 cac dax ftse nasdaq nyse s&p dow jones euro dollar roland-garros tuc cwu r&d cva`
    .split(/\s+/)
    .filter((word) => !['twitter', 'facebook'].includes(word)),
);

/** The press: where it reports, answers or is quoted it is a source and no actor. Lower case. */
export const mediaNames: ReadonlySet<string> = new Set(
  "afp|reuters|bloomberg|bbc|bbc news|ft|cnn|sky|sky news|itv|channel 4|guardian|the guardian|financial times|times|the times|new york times|washington post|wall street journal|le monde|le figaro|figaro|libération|le parisien|parisien|les échos|échos|les echos|echos|l'équipe|l'humanité|challenges|le point|l'express|l'obs|marianne|mediapart|le jdd|jdd|journal du dimanche|europe 1|rtl|rmc|bfmtv|bfm tv|bfm|bfm business|franceinfo|france info|france inter|france bleu|cnews|lci|tf1|france 2|france 3|midi libre|ouest-france|sud ouest|la dépêche|la voix du nord|nice-matin|le progrès|der spiegel|bild|handelsblatt|techcrunch|mashable|the verge|axios|politico|variety|deadline|cnbc|fox news|nikkei|daily mail|daily telegraph|telegraph|sun|mirror|independent|la tribune|l'usine nouvelle|euronews|actu|20 minutes".split(
    '|',
  ),
);

/** Trades and callings that a title may begin with, in the singular: no name. */
export const tradeWords: ReadonlySet<string> = new Set([
  ...organisationNouns.fr,
  ...organisationNouns.en,
  ...'employer rival competitor lawyer official expert observer critic campaigner broker forecaster consultant adviser supplier customer analyst investor shareholder creditor economist executive manager concurrent fournisseur actionnaire analyste administrator liquidator union worker automobile nurse teacher driver doctor minister boss pilot scientist researcher hacker fraudster criminal scammer student pupil voter consumer developer artist author actor musician patient tenant passenger shopper activist protester thief lawmaker regulator parent university museum council hospital school college theatre trust foundation institute committee tribunal court judge syndicat salarié employé ouvrier médecin'.split(
    ' ',
  ),
]);
