/** What people are by trade or standing, right before their names ("l'ingénieur X", "veteran banker X"); houses are none of these. */
export const occupations: ReadonlySet<string> = new Set(
  `
ingénieur ingénieure ingénieurs pharmacien pharmacienne médecin chirurgien chirurgienne avocat avocate juriste notaire architecte designer styliste créateur créatrice couturier couturière journaliste chroniqueur chroniqueuse éditorialiste reporter
financier financière banquier banquière économiste comptable auditeur auditrice consultant consultante entrepreneur entrepreneuse homme femme milliardaire actionnaire héritier héritière investisseur investisseuse mathématicien mathématicienne physicien physicienne chimiste
biologiste informaticien informaticienne chercheur chercheuse scientifique professeur professeure universitaire historien historienne philosophe écrivain écrivaine romancier romancière auteur autrice comédien comédienne acteur actrice metteur réalisateur réalisatrice producteur
productrice cinéaste photographe musicien musicienne compositeur compositrice chorégraphe danseur danseuse pianiste violoniste cuisinier cuisinière sommelier agriculteur agricultrice éleveur viticulteur viticultrice énarque polytechnicien polytechnicienne normalien
normalienne centralien diplomate préfet général colonel quadragénaire quinquagénaire sexagénaire trentenaire collègue successeur successeure prédécesseur prédécesseure remplaçant remplaçante adjoint adjointe fondateur fondatrice cofondateur cofondatrice dirigeant
dirigeante administrateur administratrice syndicaliste franco-suisse franco-américain franco-américaine franco-italien franco-italienne franco-israélien franco-libanais franco-suédoise franco-allemand franco-allemande
engineer pharmacist doctor surgeon lawyer solicitor barrister architect designer journalist columnist reporter banker economist accountant auditor consultant entrepreneur billionaire investor financier mathematician physicist chemist biologist researcher scientist
professor academic historian philosopher writer author novelist director producer filmmaker photographer musician composer choreographer dancer chef farmer diplomat veteran insider outsider lieutenant colleague successor predecessor replacement deputy founder co-founder
heir heiress dealmaker trader broker strategist technologist executive geologist retailer publisher treasurer
`
    .split(/\s+/)
    .filter(Boolean),
);
