/** Words that tell what kind of source somebody is: our own lists. */

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const ANONYMOUS_PHRASE =
  /\b(anonymous(ly)?|unnamed|unidentified|undisclosed|sources?|insiders?|(?:not|n['’]t) (?:to )?be (?:named|identified)|(?:not|n['’]t) (?:be )?authori[sz]ed to|condition of anonymity|who (?:asked|requested|declined|refused) (?:not )?to be (?:named|identified)|people (?:familiar|close|briefed|with knowledge))\b/i;

export const MEDIA =
  /\b(Reuters|Associated Press|AP|AFP|Agence France-Presse|BBC|CNN|CBS|NBC|ABC News|MSNBC|Fox News|Al[- ]Jazeera|Al[- ]Arabiya|Al[- ]Mayadeen|Xinhua|TASS|Interfax|RIA(?: Novosti)?|Sputnik|RT|SANA|IRNA|ISNA|Fars|Tasnim|KCNA|Yonhap|Kyodo|NHK|DPA|Anadolu|Ha['’]?aretz|Le Monde|Le Figaro|Lib[ée]ration|Der Spiegel|Die Welt|Bild|El Pa[íi]s|Corriere|Repubblica|Guardian|Telegraph|Financial Times|Wall Street Journal|Washington Post|New York Times|Los Angeles Times|USA Today|Bloomberg|Politico|Economist|Daily \w+|\w+ (?:Times|Post|Herald|Tribune|Gazette|Chronicle|Journal)|news(?:paper|wire|cast)?s?|(?:news|press) agenc(?:y|ies)|(?:state|local|public|private|foreign|international|western|social|state-run|state-owned|pro-government|Arab|Israeli|Turkish|Russian|Iranian|Syrian) (?:media|television|TV|radio)|media|broadcasters?|magazines?|tabloids?|(?:television|TV|radio) (?:station|channel|network)s?|press reports?|media reports?|newspaper reports?|journalists?|reporters?|correspondents?|bloggers?)\b/;

export const DOCUMENTS = set(
  `report statement document letter study poll survey memo memorandum communique communiqué resolution filing indictment
   transcript email e-mail record datum data figure file cable dossier paper analysis book complaint affidavit lawsuit
   verdict ruling decree declaration treaty text article tweet post message video footage recording census index review
   assessment audit investigation inquiry court-document note leaflet bulletin release manual charter constitution law draft
   plan agreement piece column editorial`,
);

/** Common nouns for people whom the words do not name. */
export const PLURAL_PEOPLE = set('people some many others other most few several critics');
export const PEOPLE = set(
  `official witness resident villager activist protester demonstrator survivor relative refugee analyst expert observer
   diplomat soldier officer fighter rebel militant insurgent supporter opponent critic lawmaker doctor medic worker aide
   adviser advisor lawyer farmer neighbour neighbor student voter man woman person investigator scholar historian economist
   policeman policewoman driver source tribesman elder teacher nurse prisoner detainee captive hostage parent mother father
   commentator blogger netizen pundit user viewer reader buyer trader survivor bystander onlooker colleague friend neighbor
   passenger commander negotiator prosecutor monitor volunteer migrant journalist leader politician citizen civilian
   military-officer pollster strategist operative democrat republican conservative liberal`,
);

/** Roles that name one person when definite. */
export const PERSONAL = set(
  `president minister premier chancellor king queen prince emir sultan secretary senator governor mayor ambassador envoy
   general chief leader head chairman chairwoman chair director commissioner pope patriarch archbishop cardinal bishop
   ayatollah commander colonel judge prosecutor deputy candidate nominee congressman congresswoman representative speaker
   commissioner administrator counsel attorney mediator negotiator captain admiral marshal dictator warlord founder
   professor author boss executive coach`,
);

export const INSTITUTIONS =
  /\b(ministry|government|department|army|military|navy|air force|police|office|agency|committee|council|commission|court|parliament|senate|house|administration|authority|authorities|embassy|palace|party|group|organi[sz]ation|union|alliance|coalition|company|corporation|firm|bank|university|institute|cent(?:er|re)|command|bureau|service|fund|foundation|network|movement|militia|front|brigade|campaign|regime|cabinet|junta|federation|league|assembly|board|state|security forces|armed forces|side|delegation|team|opposition|leadership)\b/;
