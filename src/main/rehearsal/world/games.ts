export interface Game {
  id: string;
  name: string;
  igdbId: string;
}

/** Categories that exist on Twitch, so that a title a streamer knows can be typed and found. */
export const GAMES: readonly Game[] = [
  { id: '509658', name: 'Just Chatting', igdbId: '' },
  { id: '27471', name: 'Minecraft', igdbId: '121' },
  { id: '491931', name: 'Escape from Tarkov', igdbId: '11282' },
  { id: '21779', name: 'League of Legends', igdbId: '115' },
  { id: '33214', name: 'Fortnite', igdbId: '1905' },
  { id: '516575', name: 'VALORANT', igdbId: '126459' },
  { id: '32982', name: 'Grand Theft Auto V', igdbId: '1020' },
  { id: '26936', name: 'Music', igdbId: '' },
  { id: '509660', name: 'Art', igdbId: '' },
  { id: '509667', name: 'Food & Drink', igdbId: '' },
  { id: '1469308723', name: 'Software and Game Development', igdbId: '' },
  { id: '490100', name: 'Lost Ark', igdbId: '27382' },
  { id: '512953', name: 'Elden Ring', igdbId: '119133' },
  { id: '490377', name: 'Sea of Thieves', igdbId: '11137' },
  { id: '459931', name: 'Old School RuneScape', igdbId: '79824' },
  { id: '490744', name: 'Stardew Valley', igdbId: '17000' },
  { id: '29433', name: 'Dark Souls', igdbId: '2155' },
  { id: '32399', name: 'Counter-Strike', igdbId: '1372' },
];

export function gameById(id: string): Game | null {
  return GAMES.find((game) => game.id === id) ?? null;
}

export function gameByName(name: string): Game | null {
  return GAMES.find((game) => game.name.toLowerCase() === name.toLowerCase()) ?? null;
}

export function searchGames(query: string): Game[] {
  const words = query.toLowerCase();
  return GAMES.filter((game) => game.name.toLowerCase().includes(words));
}
