export const texts = {
  title: 'Welcome',
  intro: 'Emcee is on. How would you like to begin?',
  skip: 'Skip this',
  back: 'Back',
  goOn: 'Go on',
  progress: 'Step {{at}} of {{count}}',
  signedIn: 'Signed in as {{name}}.',
  choose: {
    rehearse: 'Rehearse first',
    rehearseText:
      'A simulated Twitch on this computer, with viewers who chat, follow and raid. No account, nothing to set up, and nothing that you do there touches your channel.',
    rehearseTime: 'One click, a few seconds',
    connect: 'Connect my channel',
    connectText:
      'Sign in with Twitch, choose who the bot speaks as, and Emcee is in your chat. You can rehearse at any time afterwards.',
    connectRehearsing:
      'Leave the rehearsal and sign in with Twitch. The rehearsal is kept for the next time.',
    connectTime: 'Less than two minutes',
    later: 'Both can be done later from Home.',
  },
  application: {
    title: 'First, a name for Emcee at Twitch',
    text: 'Twitch wants to know which program it is talking to. You register Emcee once, free of charge, in about a minute.',
    ready: 'Twitch knows your application.',
  },
  streamer: {
    title: 'Sign in as the streamer',
    text: 'Twitch asks you on its own page; Emcee never sees your password. This is the account whose channel Emcee works in.',
    signIn: 'Sign in with Twitch',
  },
  bot: {
    title: 'Who should the bot speak as?',
    text: 'It can speak under your name, or under that of a second Twitch account, which chat can then tell apart from you. You can change this at any time.',
    same: 'Under my name',
    signIn: 'Sign in a second account',
  },
  done: {
    title: 'You are connected, {{name}}',
    text: 'Emcee is in your chat from now on. Next, put the overlay into OBS, or look around on Home.',
    home: 'Go to Home',
    overlay: 'Put the overlay into OBS',
  },
} as const;
