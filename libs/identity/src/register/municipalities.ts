import type { Branch } from '@samsyn/kernel';
import type { Names } from './names';

/** A county with its municipalities by their official names, and the police region that it belongs to. */
interface County extends Names {
  /** Code of the region (regions.ts) whose coordinators are called to the county. */
  readonly region: string;
  readonly municipalities: readonly string[];
}

const names = (text: string): readonly string[] => text.split(',').map((name) => name.trim());

/**
 * All 290 municipalities of Sweden by county. Source: Statistics Sweden, list of counties and municipalities (län och
 * kommuner); the counties of each police region: Polismyndigheten, polisregioner.
 */
export const COUNTIES: Readonly<Record<string, County>> = {
  stockholm: {
    sv: 'Stockholms län',
    en: 'Stockholm County',
    region: 'stockholm',
    municipalities: names(
      'Botkyrka, Danderyd, Ekerö, Haninge, Huddinge, Järfälla, Lidingö, Nacka, Norrtälje, Nykvarn, Nynäshamn, Salem, Sigtuna, Sollentuna, Solna, Stockholm, Sundbyberg, Södertälje, Tyresö, Täby, Upplands Väsby, Upplands-Bro, Vallentuna, Vaxholm, Värmdö, Österåker',
    ),
  },
  uppsala: {
    sv: 'Uppsala län',
    en: 'Uppsala County',
    region: 'mitt',
    municipalities: names('Enköping, Heby, Håbo, Knivsta, Tierp, Uppsala, Älvkarleby, Östhammar'),
  },
  sodermanland: {
    sv: 'Södermanlands län',
    en: 'Södermanland County',
    region: 'ost',
    municipalities: names(
      'Eskilstuna, Flen, Gnesta, Katrineholm, Nyköping, Oxelösund, Strängnäs, Trosa, Vingåker',
    ),
  },
  ostergotland: {
    sv: 'Östergötlands län',
    en: 'Östergötland County',
    region: 'ost',
    municipalities: names(
      'Boxholm, Finspång, Kinda, Linköping, Mjölby, Motala, Norrköping, Söderköping, Vadstena, Valdemarsvik, Ydre, Åtvidaberg, Ödeshög',
    ),
  },
  jonkoping: {
    sv: 'Jönköpings län',
    en: 'Jönköping County',
    region: 'ost',
    municipalities: names(
      'Aneby, Eksjö, Gislaved, Gnosjö, Habo, Jönköping, Mullsjö, Nässjö, Sävsjö, Tranås, Vaggeryd, Vetlanda, Värnamo',
    ),
  },
  kronoberg: {
    sv: 'Kronobergs län',
    en: 'Kronoberg County',
    region: 'syd',
    municipalities: names('Alvesta, Lessebo, Ljungby, Markaryd, Tingsryd, Uppvidinge, Växjö, Älmhult'),
  },
  kalmar: {
    sv: 'Kalmar län',
    en: 'Kalmar County',
    region: 'syd',
    municipalities: names(
      'Borgholm, Emmaboda, Hultsfred, Högsby, Kalmar, Mönsterås, Mörbylånga, Nybro, Oskarshamn, Torsås, Vimmerby, Västervik',
    ),
  },
  gotland: {
    sv: 'Gotlands län',
    en: 'Gotland County',
    region: 'stockholm',
    municipalities: names('Gotland'),
  },
  blekinge: {
    sv: 'Blekinge län',
    en: 'Blekinge County',
    region: 'syd',
    municipalities: names('Karlshamn, Karlskrona, Olofström, Ronneby, Sölvesborg'),
  },
  skane: {
    sv: 'Skåne län',
    en: 'Skåne County',
    region: 'syd',
    municipalities: names(
      'Bjuv, Bromölla, Burlöv, Båstad, Eslöv, Helsingborg, Hässleholm, Höganäs, Hörby, Höör, Klippan, Kristianstad, Kävlinge, Landskrona, Lomma, Lund, Malmö, Osby, Perstorp, Simrishamn, Sjöbo, Skurup, Staffanstorp, Svalöv, Svedala, Tomelilla, Trelleborg, Vellinge, Ystad, Åstorp, Ängelholm, Örkelljunga, Östra Göinge',
    ),
  },
  halland: {
    sv: 'Hallands län',
    en: 'Halland County',
    region: 'vast',
    municipalities: names('Falkenberg, Halmstad, Hylte, Kungsbacka, Laholm, Varberg'),
  },
  'vastra-gotaland': {
    sv: 'Västra Götalands län',
    en: 'Västra Götaland County',
    region: 'vast',
    municipalities: names(
      'Ale, Alingsås, Bengtsfors, Bollebygd, Borås, Dals-Ed, Essunga, Falköping, Färgelanda, Grästorp, Gullspång, Göteborg, Götene, Herrljunga, Hjo, Härryda, Karlsborg, Kungälv, Lerum, Lidköping, Lilla Edet, Lysekil, Mariestad, Mark, Mellerud, Munkedal, Mölndal, Orust, Partille, Skara, Skövde, Sotenäs, Stenungsund, Strömstad, Svenljunga, Tanum, Tibro, Tidaholm, Tjörn, Tranemo, Trollhättan, Töreboda, Uddevalla, Ulricehamn, Vara, Vårgårda, Vänersborg, Åmål, Öckerö',
    ),
  },
  varmland: {
    sv: 'Värmlands län',
    en: 'Värmland County',
    region: 'bergslagen',
    municipalities: names(
      'Arvika, Eda, Filipstad, Forshaga, Grums, Hagfors, Hammarö, Karlstad, Kil, Kristinehamn, Munkfors, Storfors, Sunne, Säffle, Torsby, Årjäng',
    ),
  },
  orebro: {
    sv: 'Örebro län',
    en: 'Örebro County',
    region: 'bergslagen',
    municipalities: names(
      'Askersund, Degerfors, Hallsberg, Hällefors, Karlskoga, Kumla, Laxå, Lekeberg, Lindesberg, Ljusnarsberg, Nora, Örebro',
    ),
  },
  vastmanland: {
    sv: 'Västmanlands län',
    en: 'Västmanland County',
    region: 'mitt',
    municipalities: names(
      'Arboga, Fagersta, Hallstahammar, Kungsör, Köping, Norberg, Sala, Skinnskatteberg, Surahammar, Västerås',
    ),
  },
  dalarna: {
    sv: 'Dalarnas län',
    en: 'Dalarna County',
    region: 'bergslagen',
    municipalities: names(
      'Avesta, Borlänge, Falun, Gagnef, Hedemora, Leksand, Ludvika, Malung-Sälen, Mora, Orsa, Rättvik, Smedjebacken, Säter, Vansbro, Älvdalen',
    ),
  },
  gavleborg: {
    sv: 'Gävleborgs län',
    en: 'Gävleborg County',
    region: 'mitt',
    municipalities: names(
      'Bollnäs, Gävle, Hofors, Hudiksvall, Ljusdal, Nordanstig, Ockelbo, Ovanåker, Sandviken, Söderhamn',
    ),
  },
  vasternorrland: {
    sv: 'Västernorrlands län',
    en: 'Västernorrland County',
    region: 'nord',
    municipalities: names('Härnösand, Kramfors, Sollefteå, Sundsvall, Timrå, Ånge, Örnsköldsvik'),
  },
  jamtland: {
    sv: 'Jämtlands län',
    en: 'Jämtland County',
    region: 'nord',
    municipalities: names('Berg, Bräcke, Härjedalen, Krokom, Ragunda, Strömsund, Åre, Östersund'),
  },
  vasterbotten: {
    sv: 'Västerbottens län',
    en: 'Västerbotten County',
    region: 'nord',
    municipalities: names(
      'Bjurholm, Dorotea, Lycksele, Malå, Nordmaling, Norsjö, Robertsfors, Skellefteå, Sorsele, Storuman, Umeå, Vilhelmina, Vindeln, Vännäs, Åsele',
    ),
  },
  norrbotten: {
    sv: 'Norrbottens län',
    en: 'Norrbotten County',
    region: 'nord',
    municipalities: names(
      'Arjeplog, Arvidsjaur, Boden, Gällivare, Haparanda, Jokkmokk, Kalix, Kiruna, Luleå, Pajala, Piteå, Älvsbyn, Överkalix, Övertorneå',
    ),
  },
};

/** Names that are one code without å, ä and ö are told apart by their county. */
const CODES: Readonly<Record<string, string>> = { Habo: 'habo-jonkoping', Håbo: 'habo-uppsala' };

/** Municipalities whose social emergency service stands in a new directory; an administrator registers others. */
const EMERGENCY_SERVICES: readonly string[] = names(
  'Stockholm, Uppsala, Nyköping, Linköping, Jönköping, Växjö, Kalmar, Gotland, Karlskrona, Malmö, Halmstad, Göteborg, Karlstad, Örebro, Västerås, Falun, Gävle, Härnösand, Östersund, Umeå, Luleå',
);

export interface Municipality {
  /** Lower case, without å, ä and ö: `vaxjo`. Its branch is `social-services/vaxjo`. */
  readonly code: string;
  /** Official name in Swedish, which English uses too: `Växjö`. */
  readonly name: string;
  /** Code of the county: `kronoberg`. */
  readonly county: string;
  /** Code of the police region: `syd`. */
  readonly region: string;
}

const plain = (name: string): string =>
  name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(' ', '-');

/** In the order of the counties' numbers, and within each of the alphabet. */
export const MUNICIPALITIES: readonly Municipality[] = Object.entries(COUNTIES).flatMap(
  ([county, { region, municipalities }]) =>
    municipalities.map((name) => ({ code: CODES[name] ?? plain(name), name, county, region })),
);

const byCode = new Map(MUNICIPALITIES.map((one) => [one.code, one]));
const byName = new Map(MUNICIPALITIES.map((one) => [one.name.toLowerCase(), one]));

/**
 * The municipality of a code or an official name, in any case and with or without `kommun` or `stad` after it;
 * undefined where there is none. A name is free text in a plan, so what is unknown here may still be a place.
 */
export function municipalityOf(text: string): Municipality | undefined {
  const name = text.normalize('NFC').trim().toLowerCase();
  const bare = name.replace(/s? (?:kommun|stad)$/u, '');
  return byName.get(name) ?? byCode.get(name) ?? byName.get(bare) ?? byName.get(`${bare}s`);
}

/** Undefined where the municipality is none that is known; false where it lies in another region. */
export const isMunicipalityOf = (municipality: string, region: string): boolean | undefined => {
  const known = municipalityOf(municipality);
  return known && known.region === region;
};

const EMERGENCY = 'emergency-';

export const municipalityBranch = ({ code }: Municipality): Branch => `social-services/${code}`;

const ofMunicipality = ({ name }: Municipality): Names => ({
  sv: `Socialtjänsten i ${name}`,
  en: `Social services of ${name}`,
});
const ofEmergency = ({ name }: Municipality): Names => ({
  sv: `Socialjouren i ${name}`,
  en: `Social emergency service of ${name}`,
});

/** Branches of the municipalities' social services and of the emergency services that a new directory has. */
export const MUNICIPAL_BRANCHES: Readonly<Record<string, Names>> = Object.fromEntries([
  ...MUNICIPALITIES.map((one) => [one.code, ofMunicipality(one)] as const),
  ...EMERGENCY_SERVICES.map((name) => {
    const municipality = byName.get(name.toLowerCase())!;
    return [`${EMERGENCY}${municipality.code}`, ofEmergency(municipality)] as const;
  }),
]);

/** Offices by what they do, where a directory or an exercise has one alone. */
const BY_TASK: Readonly<Record<string, Names>> = {
  'regional-coordinator': { sv: 'Regionkoordinatorerna', en: 'Regional coordinators' },
  'emergency-service': { sv: 'Socialjouren', en: 'Social emergency service' },
  municipality: { sv: 'Kommunens socialtjänst', en: 'Municipal social services' },
};

/** What an office of the social services is called where an administrator gives it no name. */
export function namesKnownFor(branch: Branch): Names | undefined {
  const code = branch.replace('social-services/', '');
  if (Object.hasOwn(BY_TASK, code)) return BY_TASK[code];
  const emergency = code.startsWith(EMERGENCY) ? byCode.get(code.slice(EMERGENCY.length)) : undefined;
  return emergency
    ? ofEmergency(emergency)
    : Object.hasOwn(MUNICIPAL_BRANCHES, code)
      ? MUNICIPAL_BRANCHES[code]
      : undefined;
}
