/** Words of which the names of departments and fields of work within a house are made; lower case. */
const departmentWords: ReadonlySet<string> = new Set(
  `accounting accounts acquisition acquisitions administration advertising advocacy affairs agency ai alliances analysis analytics applications
architecture artificial assessment assets assurance audience audiences audit automation banking billing brand branding brands broadcasting budget
business capital care category channel channels claims client clients clinical cloud collections commerce commercial communication communications
communities community company compensation compliance computing construction consumer consumers consulting content controlling cooperation
corporate counsel creative creators credit culture customer customers cyber cybersecurity data delivery demand design development devices digital
distribution diversity ecommerce e-commerce editorial education emerging employee employees energy engagement engineering enterprise equities equity
ethics events excellence execution experience exploration external facilities field finance financial fixed fleet foods franchise franchising fraud
fulfillment fulfilment fundraising futures games gaming global go-to-market government grants growth guest hardware health healthcare hiring hospitality
human identity impact inclusion income industrial information infrastructure innovation inside insights insurance integration intelligence interactive
internal international internet inventory investment investments investor it knowledge labor labour lab labs learning legal lending licensing lifestyle
litigation live logistics loyalty machine maintenance management manufacturing market marketing markets media medical member membership mergers
merchandising mining mobile mobility monetization music network networks new news nursing online operations optimization outreach outside owned
packaging partner partners partnership partnerships patient payments payroll people performance personnel philanthropy planning platform platforms
policy portfolio pricing print privacy procurement product production productions products professional program programming programs project projects
promotion promotions property protection public publishing purchasing quality real regional registration regulatory relations reliability renewables research
resources responsibility restaurants retail retention revenue rewards risk robotics safety sales science sciences scientific search securities security
service services shared social software solutions sourcing space special sports staffing standards store stores strategic strategy streaming studios success
supply support sustainability systems talent tax technical technologies technology tech testing trading training transactions transformation transport
transportation travel treasury trust underwriting user value ventures video visual voice warehouse wealth web wellness wholesale workforce workplace
estate learning generative chain ads games news culture`
    .split(/\s+/)
    .filter(Boolean),
);
const between = /^(?:&|and|of|the|for|to)$/;

/** Whether a name is made of such words alone ("Customer Experience", "Business Insights & Retail Technology"). */
export const isDepartment = (key: string): boolean =>
  key.split(' ').every((word) => departmentWords.has(word) || between.test(word));
