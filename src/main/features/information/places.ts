import { isZone, zoneName } from '../../engine/zonedTime.ts';

/** The larger cities of the world by their time zone; other ways to write one stand behind a `/`. */
const CITIES: Readonly<Record<string, string>> = {
  'Africa/Abidjan': 'Abidjan, Yamoussoukro, Dakar, Bamako, Ouagadougou, Conakry, Freetown',
  'Africa/Accra': 'Accra, Kumasi',
  'Africa/Addis_Ababa': 'Addis Ababa',
  'Africa/Algiers': 'Algiers, Oran',
  'Africa/Cairo': 'Cairo, Alexandria, Giza',
  'Africa/Casablanca': 'Casablanca, Rabat, Marrakesh / Marrakech, Fez',
  'Africa/Johannesburg': 'Johannesburg, Cape Town, Durban, Pretoria, Soweto',
  'Africa/Kampala': 'Kampala',
  'Africa/Khartoum': 'Khartoum',
  'Africa/Kinshasa': 'Kinshasa',
  'Africa/Lagos': 'Lagos, Abuja, Kano, Ibadan, Luanda, Douala, Yaounde',
  'Africa/Maputo': 'Maputo, Lusaka, Kigali, Lubumbashi',
  'Africa/Harare': 'Harare',
  'Africa/Nairobi': 'Nairobi, Mombasa, Dar es Salaam, Mogadishu',
  'Africa/Tripoli': 'Tripoli, Benghazi',
  'Africa/Tunis': 'Tunis',
  'America/Anchorage': 'Anchorage, Fairbanks',
  'America/Argentina/Buenos_Aires': 'Buenos Aires, Rosario',
  'America/Argentina/Cordoba': 'Cordoba / Córdoba, Mendoza',
  'America/Asuncion': 'Asuncion / Asunción',
  'America/Bogota': 'Bogota / Bogotá, Medellin / Medellín, Cali, Cartagena, Barranquilla',
  'America/Boise': 'Boise',
  'America/Caracas': 'Caracas, Maracaibo, Valencia Venezuela',
  'America/Chicago':
    'Chicago, Houston, Dallas, Austin, San Antonio, Fort Worth, Minneapolis, Saint Paul / St Paul, Milwaukee, Kansas City, St Louis / Saint Louis, New Orleans, Nashville, Memphis, Oklahoma City, Tulsa, Omaha, Des Moines, Little Rock, Madison',
  'America/Costa_Rica': 'San Jose Costa Rica',
  'America/Denver': 'Denver, Salt Lake City, Albuquerque, El Paso, Colorado Springs, Santa Fe',
  'America/Detroit': 'Detroit, Grand Rapids',
  'America/Edmonton': 'Edmonton, Calgary',
  'America/El_Salvador': 'San Salvador',
  'America/Fortaleza': 'Fortaleza, Natal',
  'America/Guatemala': 'Guatemala City / Guatemala',
  'America/Guayaquil': 'Guayaquil, Quito',
  'America/Halifax': 'Halifax',
  'America/Havana': 'Havana',
  'America/Indiana/Indianapolis': 'Indianapolis',
  'America/Jamaica': 'Kingston',
  'America/Kentucky/Louisville': 'Louisville',
  'America/La_Paz': 'La Paz, Santa Cruz de la Sierra',
  'America/Lima': 'Lima, Arequipa, Cusco',
  'America/Los_Angeles':
    'Los Angeles / LA, San Francisco / SF, San Diego, San Jose, Seattle, Portland, Las Vegas, Sacramento, Oakland, Fresno, Long Beach, Spokane, Tacoma, Anaheim',
  'America/Managua': 'Managua',
  'America/Manaus': 'Manaus',
  'America/Mexico_City': 'Mexico City / CDMX, Guadalajara, Puebla, Leon',
  'America/Cancun': 'Cancun / Cancún',
  'America/Montevideo': 'Montevideo',
  'America/Monterrey': 'Monterrey',
  'America/New_York':
    'New York / NYC / New York City, Boston, Philadelphia, Washington / Washington DC / DC, Miami, Atlanta, Orlando, Tampa, Jacksonville, Charlotte, Raleigh, Baltimore, Pittsburgh, Cleveland, Columbus, Cincinnati, Buffalo, Newark, Richmond, Charleston, Savannah, Hartford, Providence',
  'America/Panama': 'Panama City / Panama',
  'America/Phoenix': 'Phoenix, Tucson, Mesa, Scottsdale',
  'America/Port-au-Prince': 'Port-au-Prince',
  'America/Puerto_Rico': 'San Juan',
  'America/Recife': 'Recife',
  'America/Regina': 'Regina, Saskatoon',
  'America/Bahia': 'Salvador',
  'America/Santiago': 'Santiago, Valparaiso / Valparaíso',
  'America/Santo_Domingo': 'Santo Domingo',
  'America/Sao_Paulo':
    'Sao Paulo / São Paulo, Rio de Janeiro / Rio, Brasilia / Brasília, Belo Horizonte, Curitiba, Porto Alegre, Campinas, Florianopolis / Florianópolis',
  'America/St_Johns': "St John's / St Johns",
  'America/Tegucigalpa': 'Tegucigalpa',
  'America/Tijuana': 'Tijuana',
  'America/Toronto': 'Toronto, Montreal / Montréal, Ottawa, Quebec / Québec / Quebec City, Hamilton',
  'America/Vancouver': 'Vancouver, Victoria',
  'America/Whitehorse': 'Whitehorse',
  'America/Winnipeg': 'Winnipeg',
  'Asia/Almaty': 'Almaty, Astana',
  'Asia/Amman': 'Amman',
  'Asia/Baghdad': 'Baghdad, Basra, Mosul',
  'Asia/Baku': 'Baku',
  'Asia/Bangkok': 'Bangkok, Chiang Mai, Phuket',
  'Asia/Beirut': 'Beirut',
  'Asia/Colombo': 'Colombo',
  'Asia/Damascus': 'Damascus',
  'Asia/Dhaka': 'Dhaka, Chittagong',
  'Asia/Dubai': 'Dubai, Abu Dhabi, Sharjah, Muscat',
  'Asia/Ho_Chi_Minh': 'Ho Chi Minh City / Saigon, Hanoi, Da Nang',
  'Asia/Hong_Kong': 'Hong Kong',
  'Asia/Irkutsk': 'Irkutsk',
  'Asia/Jakarta': 'Jakarta, Bandung, Surabaya, Medan',
  'Asia/Jerusalem': 'Jerusalem, Tel Aviv, Haifa',
  'Asia/Kabul': 'Kabul',
  'Asia/Karachi': 'Karachi, Lahore, Islamabad, Faisalabad',
  'Asia/Kathmandu': 'Kathmandu',
  'Asia/Kolkata':
    'Kolkata, Mumbai / Bombay, Delhi / New Delhi, Bangalore / Bengaluru, Chennai, Hyderabad, Pune, Ahmedabad, Jaipur, Surat, Lucknow',
  'Asia/Krasnoyarsk': 'Krasnoyarsk',
  'Asia/Kuala_Lumpur': 'Kuala Lumpur / KL, Penang',
  'Asia/Kuwait': 'Kuwait / Kuwait City',
  'Asia/Macau': 'Macau',
  'Asia/Makassar': 'Denpasar / Bali, Makassar',
  'Asia/Manila': 'Manila, Quezon City, Cebu, Davao',
  'Asia/Novosibirsk': 'Novosibirsk',
  'Asia/Omsk': 'Omsk',
  'Asia/Phnom_Penh': 'Phnom Penh',
  'Asia/Pyongyang': 'Pyongyang',
  'Asia/Qatar': 'Doha, Manama',
  'Asia/Riyadh': 'Riyadh, Jeddah, Mecca',
  'Asia/Seoul': 'Seoul, Busan, Incheon, Daegu',
  'Asia/Shanghai':
    'Shanghai, Beijing, Shenzhen, Guangzhou, Chengdu, Chongqing, Tianjin, Wuhan, Nanjing, Hangzhou, Xian',
  'Asia/Singapore': 'Singapore',
  'Asia/Taipei': 'Taipei, Kaohsiung, Taichung',
  'Asia/Tashkent': 'Tashkent, Samarkand',
  'Asia/Tbilisi': 'Tbilisi',
  'Asia/Tehran': 'Tehran, Isfahan, Mashhad',
  'Asia/Tokyo': 'Tokyo, Osaka, Kyoto, Yokohama, Nagoya, Sapporo, Fukuoka, Kobe, Hiroshima, Sendai',
  'Asia/Ulaanbaatar': 'Ulaanbaatar',
  'Asia/Vientiane': 'Vientiane',
  'Asia/Vladivostok': 'Vladivostok',
  'Asia/Yangon': 'Yangon / Rangoon',
  'Asia/Yekaterinburg': 'Yekaterinburg, Chelyabinsk, Perm, Ufa',
  'Asia/Yerevan': 'Yerevan',
  'Atlantic/Azores': 'Ponta Delgada',
  'Atlantic/Canary': 'Las Palmas, Tenerife',
  'Atlantic/Madeira': 'Funchal',
  'Atlantic/Reykjavik': 'Reykjavik / Reykjavík',
  'Australia/Adelaide': 'Adelaide',
  'Australia/Brisbane': 'Brisbane, Gold Coast, Cairns',
  'Australia/Darwin': 'Darwin',
  'Australia/Hobart': 'Hobart',
  'Australia/Melbourne': 'Melbourne',
  'Australia/Perth': 'Perth',
  'Australia/Sydney': 'Sydney, Canberra, Newcastle Australia',
  'Europe/Amsterdam': 'Amsterdam, Rotterdam, The Hague / Den Haag, Utrecht, Eindhoven',
  'Europe/Athens': 'Athens, Thessaloniki',
  'Europe/Belgrade': 'Belgrade, Novi Sad',
  'Europe/Berlin':
    'Berlin, Hamburg, Munich / München, Cologne / Köln, Frankfurt, Stuttgart, Düsseldorf / Dusseldorf, Leipzig, Dresden, Hanover / Hannover, Nuremberg / Nürnberg, Bremen, Dortmund, Essen',
  'Europe/Bratislava': 'Bratislava',
  'Europe/Brussels': 'Brussels, Antwerp, Ghent, Bruges',
  'Europe/Bucharest': 'Bucharest, Cluj',
  'Europe/Budapest': 'Budapest',
  'Europe/Chisinau': 'Chisinau',
  'Europe/Copenhagen': 'Copenhagen, Aarhus, Odense',
  'Europe/Dublin': 'Dublin, Cork, Galway',
  'Europe/Helsinki': 'Helsinki, Tampere, Turku, Espoo, Oulu',
  'Europe/Istanbul': 'Istanbul, Ankara, Izmir, Antalya',
  'Europe/Kyiv': 'Kyiv / Kiev, Lviv, Odesa / Odessa, Kharkiv, Dnipro',
  'Europe/Lisbon': 'Lisbon, Porto',
  'Europe/Ljubljana': 'Ljubljana',
  'Europe/London':
    'London, Manchester, Birmingham, Liverpool, Leeds, Glasgow, Edinburgh, Bristol, Cardiff, Belfast, Sheffield, Newcastle, Nottingham, Brighton, Oxford, Cambridge',
  'Europe/Luxembourg': 'Luxembourg',
  'Europe/Madrid': 'Madrid, Barcelona, Valencia, Seville / Sevilla, Bilbao, Malaga / Málaga, Zaragoza, Palma',
  'Europe/Malta': 'Valletta / Malta',
  'Europe/Minsk': 'Minsk',
  'Europe/Monaco': 'Monaco',
  'Europe/Moscow': 'Moscow, Saint Petersburg / St Petersburg, Kazan, Sochi',
  'Europe/Oslo': 'Oslo, Bergen, Trondheim, Stavanger',
  'Europe/Paris': 'Paris, Lyon, Marseille, Toulouse, Nice, Bordeaux, Lille, Nantes, Strasbourg',
  'Europe/Podgorica': 'Podgorica',
  'Europe/Prague': 'Prague, Brno, Ostrava',
  'Europe/Riga': 'Riga',
  'Europe/Rome':
    'Rome / Roma, Milan / Milano, Naples / Napoli, Turin / Torino, Florence, Venice, Bologna, Palermo',
  'Europe/Samara': 'Samara',
  'Europe/Sarajevo': 'Sarajevo',
  'Europe/Skopje': 'Skopje',
  'Europe/Sofia': 'Sofia, Plovdiv, Varna',
  'Europe/Stockholm': 'Stockholm, Gothenburg / Göteborg, Malmö / Malmo, Uppsala',
  'Europe/Tallinn': 'Tallinn',
  'Europe/Tirane': 'Tirana',
  'Europe/Vaduz': 'Vaduz',
  'Europe/Vienna': 'Vienna / Wien, Graz, Salzburg, Linz, Innsbruck',
  'Europe/Vilnius': 'Vilnius, Kaunas',
  'Europe/Volgograd': 'Volgograd',
  'Europe/Warsaw':
    'Warsaw, Krakow / Kraków, Gdansk / Gdańsk, Wroclaw / Wrocław, Poznan / Poznań, Lodz / Łódź',
  'Europe/Zagreb': 'Zagreb, Split',
  'Europe/Zurich': 'Zurich / Zürich, Geneva, Basel, Bern, Lausanne',
  'Indian/Maldives': 'Male',
  'Indian/Mauritius': 'Port Louis',
  'Pacific/Auckland': 'Auckland, Wellington, Christchurch, Queenstown',
  'Pacific/Fiji': 'Suva',
  'Pacific/Guam': 'Guam',
  'Pacific/Honolulu': 'Honolulu / Hawaii',
  'Pacific/Port_Moresby': 'Port Moresby',
};

/** What people write for a zone; where summer time changes the letters, the place's own clock holds. */
const SHORT: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  z: 'UTC',
  est: 'America/New_York',
  edt: 'America/New_York',
  et: 'America/New_York',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  ct: 'America/Chicago',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  mt: 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pt: 'America/Los_Angeles',
  bst: 'Europe/London',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  eet: 'Europe/Helsinki',
  eest: 'Europe/Helsinki',
  msk: 'Europe/Moscow',
  ist: 'Asia/Kolkata',
  jst: 'Asia/Tokyo',
  kst: 'Asia/Seoul',
  sgt: 'Asia/Singapore',
  hkt: 'Asia/Hong_Kong',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
  awst: 'Australia/Perth',
  nzst: 'Pacific/Auckland',
  nzdt: 'Pacific/Auckland',
  brt: 'America/Sao_Paulo',
};

export interface Place {
  /** `Berlin`, or the zone's own name. */
  name: string;
  zone: string;
}

const PLACES = readPlaces();
export const CITY_COUNT = new Set([...PLACES.values()].map(({ name }) => name)).size;

function readPlaces(): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const [zone, cities] of Object.entries(CITIES)) {
    for (const city of cities.split(', ')) {
      const names = city.split(' / ');
      const place = { name: names[0] ?? city, zone };
      for (const name of names) places.set(folded(name), place);
    }
  }
  return places;
}

/** By city, zone or letters: `Berlin`, `Europe/Berlin`, `CET`. Null when nobody knows it. */
export function placeNamed(text: string): Place | null {
  const key = folded(text);
  if (key === '') return null;
  const short = SHORT[key];
  if (short !== undefined && Object.hasOwn(SHORT, key))
    return { name: text.trim().toUpperCase(), zone: short };
  const known = PLACES.get(key);
  if (known) return known;
  // `Berlin, Germany`: what follows the comma only helps people.
  const first = PLACES.get(folded(text.split(',')[0] ?? ''));
  if (first && text.includes(',')) return first;
  return zoneNamed(text);
}

function zoneNamed(text: string): Place | null {
  const wanted = text.trim().replace(/\s+/g, '_');
  if (!/^[A-Za-z][A-Za-z_+\-0-9]*(\/[A-Za-z0-9_+-]+){1,2}$/.test(wanted)) return null;
  if (!isZone(wanted)) return null;
  const zone = zoneName(wanted);
  return { name: zone.replaceAll('_', ' '), zone };
}

/** Without accents, capitals and signs. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ł/gi, 'l')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
