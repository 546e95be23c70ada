/**
 * Closed word lists the events stage reads sentences with: facts about English, not about any ontology. Lemmas throughout.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Verbs that lend an event noun their subject as its actor: "launched attacks on", "carried out the arrest of". */
export const SUPPORT_VERBS = set(`
  launch carry conduct stage mount wage make do perform hold commit perpetrate execute undertake begin start open resume
  continue intensify escalate expand renew order authorize authorise plan prepare lead direct unleash initiate pursue
  give pay issue deliver file lodge voice express level hurl inflict organize organise orchestrate mastermind coordinate
  announce declare repeat reiterate join back support step keep maintain extend offer provide send impose enforce sign
  complete finish have take attempt plot bring press raise submit tender claim admit ramp end stoke foment instigate
  cast spearhead reimpose reinstate decree proclaim tighten mete deal administer relaunch restart `);

/** Verbs whose subject suffers the event noun they govern: "came under attack from", "faced criticism from". */
export const SUFFER_VERBS = set(
  'come suffer face undergo sustain receive survive withstand endure repel repulse encounter draw attract escape incur weather elicit garner earn fend ward parry',
);

/** Verbs that pass their object on as the subject of the infinitive that follows. */
export const OBJECT_CONTROL = set(`
  order ask urge tell force compel press push request command instruct direct advise persuade convince encourage allow
  permit enable help let cause lead invite want expect require beg implore oblige pressure exhort challenge warn authorize
  authorise train assist get prompt recruit send deploy dispatch forbid empower hire pay see watch hear leave accuse
  call appeal tempt lobby sentence`);

/** Verbs that judge or punish their object for what the gerund after "for" says it did: "arrested him for shooting". */
export const JUDGING = set(`
  arrest detain jail imprison blame praise thank condemn criticise criticize punish fine sue indict blast charge prosecute
  slam denounce try convict sentence execute expel dismiss fire suspend sack rebuke chide scold fault commend applaud
  laud reward honour honor forgive pardon attack assail berate censure reprimand investigate question ban deport impeach
  penalise penalize congratulate mock ridicule lambast lambaste castigate excoriate disqualify`);

/** Verbs that never go without an object: a past form that has none is a participle, as headlines leave it. */
export const NEVER_BARE = set(`
  accuse arrest detain jail imprison deport extradite convict acquit indict behead assassinate kidnap abduct expel evict
  hospitalise hospitalize sentence exile impeach apprehend`);

/** Words that say of what kind an attack is, not who attacked: "a terrorist attack". */
export const LABELS = set('terrorist terror suicide copycat revenge proxy');

/** Event nouns whose possessor undergoes them where they have no "of": "his arrest", "Lumumba's murder". */
export const UNDERGONE = set(`
  murder killing assassination execution lynching beating torture kidnapping abduction arrest detention imprisonment
  incarceration capture jailing deportation expulsion extradition eviction impeachment prosecution indictment trial
  conviction sentencing sentence interrogation questioning removal ouster overthrow dismissal sacking firing suspension
  release pardon acquittal exoneration rescue exile disappearance shooting stabbing poisoning rape persecution`);

/** Nouns that only measure or gather what follows "of". */
export const CONTAINER_NOUNS = set(`
  dozen score hundred thousand million billion ten group number series wave string round host handful couple pair member
  majority minority part rest lot bulk total crowd band gang column convoy team batch package set spate flurry barrage
  list array campaign kind sort type piece act case means half third quarter percent most many several some one two three
  all both any each another unit contingent delegation tens hundreds thousands dozens remnant leader form volley salvo
  detachment section faction range variety state threat
  truckload lorryload planeload shipload boatload consignment`);

/** What stands for its holder when it is hit, held or lost: "IS targets", "rebel positions". */
export const HOLDINGS = set(`
  target facility position base post outpost stronghold camp headquarters convoy site area village town city depot
  hideout checkpoint compound installation infrastructure airfield airport airbase port ship vessel tanker warship tank
  territory bastion enclave district neighborhood neighbourhood line trench barracks embassy consulate building station
  house home office plane aircraft jet helicopter truck bus train school hospital mosque church market factory plant
  refinery pipeline oilfield field bridge road bunker tunnel command warehouse vehicle car soldier troop force fighter
  militant official leader commander interest asset property boat submarine base capital`);

/** Weapons and what carries them: they do what somebody does with them. */
export const INSTRUMENTS = set(`
  drone missile rocket shell mortar bomb bullet warhead grenade mine plane warplane jet aircraft helicopter fighter-jet
  gunship bomber tank vehicle car truck lorry van motorcycle boat speedboat warship submarine device explosive ied blast
  airstrike salvo projectile artillery gun rifle knife machete torpedo projectile arrow`);

/** People as such: actors even where nobody knows a name. */
export const PEOPLE_NOUNS = set(`
  people persons person man woman child civilian protester protestor demonstrator rioter striker worker student teacher doctor
  nurse farmer villager resident refugee migrant passenger journalist reporter activist lawyer judge priest soldier
  troop police policeman policewoman officer gunman attacker assailant militant insurgent rebel guerrilla fighter
  terrorist extremist jihadist bomber suspect criminal gangster hostage prisoner detainee inmate captive victim diplomat
  ambassador envoy official minister lawmaker legislator senator mayor governor president premier king leader politician
  candidate opposition government regime state authority army military navy militia paramilitary force group faction
  party union crowd mob youth settler monk cleric imam peacekeeper observer inspector monitor staff crew worker pilot
  sailor marine commando guard agent spy court side country nation neighbour neighbor power ally rival junta mutineer
  movement bloc organization organisation union separatist kingdom republic state administration premier chancellor court tribunal prosecutor parliament congress senate cabinet council committee
  commission company firm bank newspaper broadcaster ministry department agency team delegation coalition alliance rebel
  separatist nationalist islamist warlord dissident critic opponent supporter follower citizen voter taxpayer tourist
  shopkeeper trader driver miner trucker peasant indian peasant priest nun bishop archbishop rector congressman councilman
  magistrate businessman landowner rancher engineer technician photographer cameraman bodyguard sergeant captain colonel
  general major lieutenant commander corporal member patient villager adviser advisor employee merchant girl boy family relative tribe tribesman
  organiser organizer caller campaigner owner consumer customer user producer applicant petitioner defendant plaintiff
  accused convict offender perpetrator culprit arsonist smuggler trafficker dealer poacher pirate expat expatriate exile
  deportee returnee evacuee survivor bystander onlooker pedestrian motorist cyclist commuter shopper fan spectator donor
  creditor investor broker banker economist analyst expert scientist academic scholar professor lecturer researcher
  historian author writer poet novelist artist singer musician actor actress filmmaker blogger influencer editor
  columnist correspondent anchor whistleblower contractor subcontractor developer landlord tenant vendor hawker seller
  buyer importer exporter fisherman herder herdsman pastoralist rancher grower harvester logger carpenter builder
  electrician mechanic waiter cook maid nanny carer caregiver midwife paramedic medic surgeon dentist pharmacist
  psychologist counsellor therapist firefighter fireman rescuer lifeguard coach athlete footballer player referee
  umpire chairman chairwoman chairperson chair director manager executive boss founder shareholder trustee treasurer
  secretary clerk registrar auditor accountant ombudsman regulator watchdog commissioner councillor councilor alderman
  parliamentarian deputy mp congresswoman assemblyman backbencher frontrunner contender incumbent nominee appointee
  delegate negotiator mediator facilitator arbitrator interlocutor spokesperson spokesman spokeswoman aide confidant
  loyalist hardliner moderate reformist conservative liberal socialist communist democrat republican royalist
  monarchist anarchist fascist populist secularist feminist unionist loyalist federalist ultranationalist supremacist
  neo-nazi fundamentalist islamist salafist jihadi mujahid mujahideen crusader partisan irregular mercenary legionnaire
  reservist conscript draftee trooper infantryman gunner sniper sapper airman seaman submariner admiral brigadier
  marshal warden jailer gaoler executioner torturer interrogator constable detective inspector sheriff ranger gendarme
  customs coastguard vigilante elder chieftain sheikh emir sultan prince princess duke queen pope cardinal pastor
  minister rabbi mufti ayatollah mullah preacher missionary pilgrim worshipper worshiper congregation believer
  atheist heretic convert minority majority community diaspora neighbour bride groom husband wife widow orphan father
  mother parent son daughter brother sister uncle aunt cousin nephew niece grandfather grandmother baby infant toddler
  superdelegate staffer ring network panel stakeholder advocate partner foe enemy adversary comrade personnel felon cop
  minor stranger intruder miscreant provider signatory fundraiser newcomer clan lender employer operative abductor robber
  thief squad platoon battalion brigade regiment garrison
  teenager teen youngster adult elder senior pensioner veteran graduate undergraduate pupil trainee apprentice intern
  volunteer humanitarian philanthropist lobbyist consultant strategist pollster planner architect designer
  programmer coder hacker phisher spammer scammer fraudster swindler launderer blackmailer extortionist racketeer
  mobster mafioso godfather kingpin drug-lord narco-trafficker cartel gang mafia syndicate militiaman squatter
  occupant occupier invader aggressor oppressor coloniser colonizer settler pioneer
  individual friend duo trio fugitive foreigner counterpart generation businessperson businesswoman compatriot countryman
  colleague classmate roommate attendee participant guest healer survivor hostess tribeswoman
  kidnapper hijacker murderer killer assassin hitman sniper thug looter vigilante traitor deserter recruit cadet veteran`);

/** Subjects that strike, hit and kill without intent. */
export const FORCES_OF_NATURE = set(`
  storm hurricane cyclone typhoon tornado earthquake quake tremor aftershock tsunami flood flooding drought blizzard
  heatwave wildfire avalanche landslide mudslide volcano eruption lightning virus disease epidemic pandemic covid-19
  coronavirus cancer famine hunger cold heat rain snow crash accident derailment collapse recession crisis inflation
  shortage malaria cholera ebola plague outbreak fire blaze inferno downturn price stampede illness bridge wave current
  shark bear elephant tiger snake crocodile lion dog swarm bee icefall rockfall rockslide hail hailstorm sandstorm monsoon
  lava change trend jaguar leopard bull`);

/** Settings in which somebody is killed or hurt and nobody did it. */
export const ACCIDENTS = set(
  'accident crash collision pile-up earthquake flood collapse fire blaze storm avalanche landslide stampede derailment hurricane cyclone tsunami quake mudslide shipwreck wreck outbreak epidemic',
);

/** Words that give a sports report away. */
export const SPORTS = set(`
  match goal goalkeeper striker midfielder league cup championship tournament coach playoff innings wicket batsman inning
  touchdown quarterback season halftime semifinal quarterfinal medal olympics tennis golf rugby cricket soccer basketball
  baseball hockey footballer scorer defender penalty kick teammate rematch knockout boxer featherweight nba nfl fifa uefa
  lap grand-prix standings fixture sprinter olympic concacaf midfield equalizer equaliser winger`);

/** What a verb of fighting is aimed at when nobody is meant. */
export const ABSTRACT_FOES = set(`
  cancer disease poverty corruption crime terrorism drug drugs inflation hunger virus pandemic aids malaria racism
  discrimination inequality unemployment obesity climate change fire blaze flame wildfire addiction depression illness
  injustice right freedom democracy liberty privacy standard wage pension living value piracy trafficking extremism radicalism impunity idea stereotype stigma odds temptation boredom fatigue time`);

/** Places in common words: never somebody, at most somebody's. */
export const TERRITORIES = set(`
  capital city town village region area district province territory neighborhood neighbourhood suburb enclave stronghold
  border frontier peninsula island coast valley mountain port street square road highway country town quarter bastion
  outskirts zone corridor`);

/** Verbs whose content is a deed of its own, asked for but not yet done. */
export const COMMANDS = new Set(['order', 'command', 'instruct', 'direct']);

/** What one undergoes by the deed itself: who is hurt is hurt when it is done. */
export const HARMS = set('kill wound injure die hurt');
