import type { Page } from 'playwright';
import { expect, test } from '../../fixtures.ts';
import { card, flip, goTo, PAGES, type PageName } from '../../support/panel.ts';
import { lines, link, liveChat, rehearse } from '../../support/rehearsal.ts';

/** What is changed on a page with its own controls, and what of it is still there after a restart. */
interface Visit {
  change(panel: Page): Promise<void>;
  kept(panel: Page): Promise<void>;
}

const button = (panel: Page, name: string) => panel.getByRole('button', { name, exact: true });
const field = (panel: Page, name: string) => panel.getByRole('textbox', { name, exact: true });
const shows = (panel: Page, text: string) =>
  expect(panel.getByRole('main').getByText(text).first()).toBeVisible();

/** A rule of the pages that share their drawer. */
function rule(create: string, fill: (panel: Page) => Promise<void>, text: string): Visit {
  return {
    async change(panel) {
      await panel.getByRole('main').getByRole('button', { name: create }).first().click();
      const drawer = panel.getByRole('dialog', { name: create });
      await fill(panel);
      await drawer.getByLabel('Text', { exact: true }).fill('Said by a rule');
      await drawer.getByRole('button', { name: 'Save' }).click();
      await expect(drawer).toHaveCount(0);
      await shows(panel, text);
    },
    kept: (panel) => shows(panel, text),
  };
}

const nothing = async (): Promise<void> => {};

const VISITS: Record<PageName, Visit> = {
  Home: {
    async change(panel) {
      const toggle = card(panel, 'Quick toggles').getByRole('switch', { name: 'Pause alerts' });
      await flip(toggle);
      await expect(toggle).toBeChecked();
    },
    // The Overlay page lets it show again.
    kept: (panel) =>
      expect(card(panel, 'Quick toggles').getByRole('switch', { name: 'Pause alerts' })).not.toBeChecked(),
  },
  Rehearsal: {
    async change(panel) {
      const speak = card(panel, 'Speak as a viewer');
      await speak.getByRole('textbox', { name: 'Name' }).fill('window_guest');
      await speak.getByRole('textbox', { name: 'Line' }).fill('Seen through the window');
      await speak.getByRole('button', { name: 'Say' }).click();
      await expect(lines(panel).filter({ hasText: 'Seen through the window' })).toHaveCount(1);
    },
    kept: (panel) => expect(lines(panel).filter({ hasText: 'Seen through the window' })).toHaveCount(1),
  },
  Chat: {
    async change(panel) {
      await liveChat(panel)
        .getByRole('textbox', { name: 'Say something as the bot' })
        .fill('From the window');
      await panel.keyboard.press('Enter');
      await expect(lines(panel).filter({ hasText: 'From the window' })).toHaveCount(1);
    },
    kept: (panel) => expect(lines(panel).filter({ hasText: 'From the window' })).toHaveCount(1),
  },
  Commands: {
    async change(panel) {
      await button(panel, 'New command').click();
      const editor = panel.getByRole('dialog', { name: 'New command' });
      await editor.getByRole('textbox', { name: 'Name', exact: true }).fill('abc');
      await editor.getByLabel('Text', { exact: true }).fill('One, two, three');
      await editor.getByRole('button', { name: 'Save' }).click();
      await expect(editor).toHaveCount(0);
      await shows(panel, 'One, two, three');
    },
    kept: (panel) => shows(panel, 'One, two, three'),
  },
  Routines: {
    async change(panel) {
      await panel.getByRole('main').getByRole('button', { name: 'New routine' }).first().click();
      await field(panel, 'Name').fill('Made in the window');
      await button(panel, 'Save').click();
      await expect(button(panel, 'Save')).toBeDisabled();
    },
    kept: (panel) => shows(panel, 'Made in the window'),
  },
  Timers: rule('New timer', (panel) => field(panel, 'Name').fill('Drink water'), 'Drink water'),
  Phrases: rule('New phrase', (panel) => field(panel, 'Phrase').fill('open the window'), 'open the window'),
  Welcomes: rule('New welcome', (panel) => field(panel, 'Name').fill('Come in'), 'Come in'),
  Quotes: {
    async change(panel) {
      await panel.getByRole('main').getByRole('button', { name: 'Add quote' }).first().click();
      const dialog = panel.getByRole('dialog', { name: 'Add a quote' });
      await dialog.getByLabel('What was said').fill('I meant to do that');
      await dialog.getByRole('button', { name: 'Add' }).click();
      await shows(panel, 'I meant to do that');
    },
    kept: (panel) => shows(panel, 'I meant to do that'),
  },
  Counters: {
    async change(panel) {
      await button(panel, 'Make a deaths counter').click();
      await panel.getByRole('group', { name: /^deaths, / }).focus();
      await panel.keyboard.press('+');
      await expect(panel.getByRole('group', { name: 'deaths, 1 in total' })).toBeVisible();
    },
    kept: (panel) => expect(panel.getByRole('group', { name: 'deaths, 1 in total' })).toBeVisible(),
  },
  Memories: {
    async change(panel) {
      const notes = card(panel, 'Notes');
      await notes.getByRole('textbox', { name: 'Note' }).fill('220 degrees');
      await notes.getByRole('button', { name: 'Keep it' }).click();
      await expect(notes.getByRole('listitem')).toContainText('220 degrees');
    },
    kept: (panel) => expect(card(panel, 'Notes').getByRole('listitem')).toContainText('220 degrees'),
  },
  'To-do': {
    async change(panel) {
      const focus = card(panel, 'Focus timer');
      await focus.getByRole('button', { name: 'Start' }).click();
      await expect(focus.getByText('Round 1 of 4')).toBeVisible();
    },
    kept: (panel) => expect(card(panel, 'Focus timer').getByText('Round 1 of 4')).toBeVisible(),
  },
  Lists: {
    async change(panel) {
      await button(panel, 'New list').click();
      const dialog = panel.getByRole('dialog', { name: 'New list' });
      await dialog.getByLabel('Title').fill('Goodbyes');
      await dialog.getByLabel('Name in texts').fill('goodbyes');
      await dialog.getByRole('button', { name: 'Make it' }).click();
      await expect(dialog).toHaveCount(0);
      await shows(panel, 'Goodbyes');
    },
    kept: (panel) => shows(panel, 'Goodbyes'),
  },
  Texts: {
    // It is a place to try: nothing is kept there.
    async change(panel) {
      const play = card(panel, 'Playground');
      await play.getByRole('textbox', { name: 'Text', exact: true }).fill('2 and 3 are $(math 2+3)');
      await expect(play.getByRole('region', { name: 'Chat sees' })).toContainText('2 and 3 are 5');
    },
    kept: nothing,
  },
  Users: {
    async change(panel) {
      await button(panel, 'Groups').click();
      const dialog = panel.getByRole('dialog', { name: 'Groups' });
      await dialog.getByRole('textbox', { name: 'Name of a new group' }).fill('Regulars');
      await dialog.getByRole('button', { name: 'Make a group' }).click();
      await expect(dialog.getByRole('listitem')).toHaveCount(1);
      await panel.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    },
    async kept(panel) {
      await button(panel, 'Groups').click();
      await expect(panel.getByRole('dialog', { name: 'Groups' }).getByRole('listitem')).toHaveCount(1);
      await panel.keyboard.press('Escape');
    },
  },
  Economy: {
    async change(panel) {
      await panel.getByRole('tab', { name: 'Earning' }).click();
      await card(panel, 'Currencies').getByLabel('Many are called').first().fill('panes');
      await button(panel, 'Save').click();
      await expect(button(panel, 'Save')).toHaveCount(0);
    },
    async kept(panel) {
      await panel.getByRole('tab', { name: 'Earning' }).click();
      await expect(card(panel, 'Currencies').getByLabel('Many are called').first()).toHaveValue('panes');
    },
  },
  Games: {
    async change(panel) {
      const slots = panel.getByRole('switch', { name: 'Slots' });
      await flip(slots);
      await expect(slots).not.toBeChecked();
    },
    kept: (panel) => expect(panel.getByRole('switch', { name: 'Slots' })).not.toBeChecked(),
  },
  'Polls & bets': {
    async change(panel) {
      await panel.getByLabel('What will happen?').fill('Will the window open?');
      await field(panel, 'Option A').fill('Yes');
      await field(panel, 'Option B').fill('No');
      await button(panel, 'Open the bet').click();
      await shows(panel, 'Will the window open?');
    },
    kept: (panel) => shows(panel, 'Will the window open?'),
  },
  Giveaways: {
    async change(panel) {
      await button(panel, 'New giveaway').first().click();
      const form = panel.getByRole('dialog', { name: 'New giveaway' });
      await form.getByLabel('Title').fill('A loaf for later');
      await flip(form.getByRole('switch', { name: 'Keep it for later' }));
      await form.getByRole('button', { name: 'Keep it', exact: true }).click();
      await expect(form).toHaveCount(0);
      await shows(panel, 'A loaf for later');
    },
    kept: (panel) => shows(panel, 'A loaf for later'),
  },
  Shop: {
    async change(panel) {
      await flip(panel.getByRole('switch', { name: 'Cookie jar is on' }));
      await expect(panel.getByRole('switch', { name: 'Cookie jar is on' })).not.toBeChecked();
    },
    kept: (panel) => expect(panel.getByRole('switch', { name: 'Cookie jar is on' })).not.toBeChecked(),
  },
  Packs: {
    async change(panel) {
      await flip(panel.getByRole('switch', { name: 'General knowledge is on' }));
      await expect(panel.getByRole('switch', { name: 'General knowledge is on' })).not.toBeChecked();
    },
    kept: (panel) => expect(panel.getByRole('switch', { name: 'General knowledge is on' })).not.toBeChecked(),
  },
  Overlay: {
    async change(panel) {
      await button(panel, 'Show again').click();
      await button(panel, 'Send a test card').click();
      await shows(panel, 'Sent, but no overlay page is open');
    },
    kept: (panel) => expect(button(panel, 'Show again')).toHaveCount(0),
  },
  Connection: {
    change: (panel) => expect(link(panel, 'Chat')).toContainText('Connected'),
    kept: (panel) => expect(link(panel, 'Chat')).toContainText('Connected'),
  },
  Modules: {
    async change(panel) {
      const information = panel.getByRole('listitem', { name: 'Information' });
      await flip(information.getByRole('switch'));
      await expect(information).toContainText('Off');
    },
    kept: (panel) => expect(panel.getByRole('listitem', { name: 'Information' })).toContainText('Off'),
  },
  Settings: {
    async change(panel) {
      const overlay = card(panel, 'Overlay');
      await overlay.getByRole('textbox', { name: 'Seconds on screen' }).fill('12');
      await overlay.getByRole('button', { name: 'Save the settings of Overlay' }).click();
      await expect(overlay).not.toContainText('Not saved yet');
    },
    kept: (panel) =>
      expect(card(panel, 'Overlay').getByRole('textbox', { name: 'Seconds on screen' })).toHaveValue('12'),
  },
  Log: {
    async change(panel) {
      const rows = panel.getByRole('grid', { name: 'Log rows' });
      await expect(rows.getByRole('row').filter({ hasText: 'modules.set' })).not.toHaveCount(0);
    },
    kept: nothing,
  },
  API: {
    async change(panel) {
      await panel.getByRole('searchbox', { name: 'Search calls' }).fill('quotes');
      await shows(panel, '/api/quotes/add');
    },
    kept: nothing,
  },
  About: { change: (panel) => shows(panel, 'Desktop app'), kept: (panel) => shows(panel, 'Desktop app') },
};

test('every page does its work through the window, and what was changed there is there after a restart', async ({
  emcee,
}) => {
  // It goes through all pages twice.
  test.slow();
  const panel = await rehearse(emcee);
  for (const name of PAGES) {
    await test.step(name, async () => {
      await goTo(panel, name);
      await VISITS[name].change(panel);
    });
  }
  const again = await emcee.restart();
  for (const name of PAGES.filter((page) => VISITS[page].kept !== nothing)) {
    await test.step(`${name}, again`, async () => {
      await goTo(again, name);
      await VISITS[name].kept(again);
    });
  }
});

/** One line for each module that has commands, and what the bot answers. */
const TYPED: Record<string, { line: string; answer: string }> = {
  bets: { line: '!bet status', answer: 'No bet is running just now' },
  commands: { line: '!commands', answer: 'Type !commands and one of them' },
  counters: { line: '!counters', answer: 'There are no counters yet' },
  economy: { line: '!tokens', answer: 'You have' },
  games: { line: '!duel', answer: 'Usage' },
  giveaways: { line: '!giveaway status', answer: 'giveaway' },
  memories: { line: '!note add oven 220 degrees', answer: 'Kept' },
  information: { line: '!convert 10 km mi', answer: '6.21371 miles' },
  packs: { line: '!season', answer: 'season' },
  phrases: { line: '!phrase list', answer: 'There are no phrases yet' },
  polls: { line: '!poll', answer: 'No poll is running just now' },
  quotes: { line: '!addquote Never again', answer: 'Added quote 1' },
  shop: { line: '!inventory', answer: 'You have' },
  social: { line: '!lurking', answer: 'Nobody lurks' },
  timers: { line: '!timer list', answer: 'There are no timers yet' },
  todo: { line: '!task add Flour', answer: 'Added as number 1: Flour' },
  viewers: { line: '!watchtime', answer: 'You have not been here for a minute yet' },
};

test('a command of each module answers a line that is typed in the window of a rehearsal', async ({
  emcee,
}) => {
  const panel = await rehearse(emcee);
  const { rows } = await emcee.ask('commands', 'list', {});
  const modules = new Set(
    rows.flatMap((row) => ('module' in row && row.module !== null ? [row.module] : [])),
  );
  // A new module with commands wants a line here.
  expect(Object.keys(TYPED).sort()).toEqual([...modules].sort());

  await goTo(panel, 'Rehearsal');
  const speak = card(panel, 'Speak as a viewer');
  await speak.getByRole('textbox', { name: 'Name' }).fill('window_guest');
  await speak.getByRole('combobox', { name: 'Role' }).click();
  await panel.getByRole('option', { name: 'Moderator' }).click();
  const line = speak.getByRole('textbox', { name: 'Line' });
  for (const typed of Object.values(TYPED)) {
    await line.fill(typed.line);
    await panel.keyboard.press('Enter');
    await expect(line).toHaveValue('');
  }
  for (const typed of Object.values(TYPED)) {
    const answer = lines(panel).filter({ hasText: `to window_guest: ${typed.line}` });
    await expect(answer.filter({ hasText: typed.answer }), typed.line).toHaveCount(1);
  }
});
