import type { ChatRole } from '../../../../shared/contract/ladder.ts';
import { chatRoleAtLeast } from '../../../../shared/contract/ladder.ts';
import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import { andThen } from '../../../engine/texts/soon.ts';
import type { VariableCall, VariableKind } from '../../../engine/texts/variable.ts';
import { inGroup, may, yesNo } from '../declare.ts';
import { bareName, personAt, viewerOf } from '../who.ts';
import type { World } from '../world.ts';

const define = inGroup('Person');

const ROLE_WORDS: Record<ChatRole, string> = {
  everyone: 'viewer',
  follower: 'follower',
  subscriber: 'subscriber',
  subscriber2: 'tier 2 subscriber',
  subscriber3: 'tier 3 subscriber',
  vip: 'VIP',
  moderator: 'moderator',
  streamer: 'streamer',
};

/** Who sets something off, and who is meant. */
export function personVariables(world: World): VariableKind[] {
  const target = ({ occasion }: VariableCall): string => bareName(occasion.args[0] ?? '');
  const targetPerson = (call: VariableCall) =>
    personAt(world, { occasion: call.occasion, args: [target(call)] });
  const targetName = (call: VariableCall): string => {
    const name = target(call);
    if (name === '') return viewerOf(call.occasion).name;
    return world.engine.services.get('people')?.known(name)?.name ?? name;
  };
  const roleAtLeast = (role: ChatRole) => (call: VariableCall) =>
    yesNo(chatRoleAtLeast(viewerOf(call.occasion).role, role));

  return [
    define('user', {
      title: 'Name of the viewer',
      help: 'Who set this off, as they write their name.',
      aliases: ['sender', 'username', 'displayname'],
      examples: [
        ['Hello $(user)!', 'Hello Mia!'],
        ['Hello $(user.upper)!', 'Hello MIA!'],
      ],
      value: ({ occasion }) => viewerOf(occasion).name,
    }),
    define('userlogin', {
      title: 'Login of the viewer',
      help: 'The name in the address of their channel: small letters only.',
      aliases: ['login'],
      examples: [['twitch.tv/$(userlogin)', 'twitch.tv/mia']],
      value: ({ occasion }) => viewerOf(occasion).login,
    }),
    define('userid', {
      title: 'Id of the viewer',
      help: "Twitch's number for the viewer, which stays when they change their name.",
      examples: [['$(userid)', '2001']],
      value: ({ occasion }) => viewerOf(occasion).id,
    }),
    define('mention', {
      title: 'Viewer with @',
      help: 'The name of the viewer with an @ before it, which lights up for them.',
      aliases: ['at'],
      examples: [['$(mention) welcome back', '@Mia welcome back']],
      value: ({ occasion }) => `@${viewerOf(occasion).name}`,
    }),
    define('role', {
      title: 'Role of the viewer',
      help: 'What the viewer is here: viewer, follower, subscriber, VIP, moderator or streamer.',
      aliases: ['userlevel'],
      examples: [['$(role)', 'moderator']],
      value: ({ occasion }) => ROLE_WORDS[viewerOf(occasion).role],
    }),
    define('target', {
      title: 'Who is meant',
      help: 'The first word after the command as a name, without @. Without a word it is the viewer.',
      aliases: ['touser'],
      examples: [
        ['$(user) hugs $(target)', 'Mia hugs Tom'],
        ['$(target.upper)', 'TOM'],
      ],
      value: targetName,
    }),
    define('targetlogin', {
      title: 'Login of who is meant',
      help: 'The same as $(target), as in the address of their channel.',
      examples: [['twitch.tv/$(targetlogin)', 'twitch.tv/tom']],
      value: (call) => andThen(targetPerson(call), ({ login }) => login),
    }),
    define('targetid', {
      title: 'Id of who is meant',
      help: "Twitch's number for $(target).",
      examples: [['$(targetid)', '2002']],
      value: (call) => andThen(targetPerson(call), ({ id }) => id),
    }),
    define('isfollower', {
      title: 'Whether somebody follows',
      help: 'yes or no, for the viewer or somebody else.',
      arguments: [may('name', 'Somebody else')],
      examples: [
        ['$(isfollower)', 'yes'],
        ['$(isfollower Tom)', 'no'],
      ],
      value: (call) => andThen(personAt(world, call), async (person) => yesNo(await follows(world, person))),
    }),
    define('issubscriber', {
      title: 'Whether the viewer subscribes',
      help: 'yes or no. VIPs and moderators are asked for at Twitch, since their badge says less.',
      aliases: ['issub'],
      examples: [['$(issubscriber)', 'yes']],
      value: async ({ occasion }) => {
        const viewer = viewerOf(occasion);
        if (!chatRoleAtLeast(viewer.role, 'vip')) return yesNo(chatRoleAtLeast(viewer.role, 'subscriber'));
        return yesNo((await world.engine.twitch.api.audience.subscriber(viewer.id)) !== null);
      },
    }),
    define('isvip', {
      title: 'Whether the viewer is at least a VIP',
      help: 'yes or no. Moderators and the streamer count too.',
      examples: [['$(isvip)', 'yes']],
      value: roleAtLeast('vip'),
    }),
    define('ismoderator', {
      title: 'Whether the viewer is at least a moderator',
      help: 'yes or no. The streamer counts too.',
      aliases: ['ismod'],
      examples: [['$(if $(ismoderator)|At your service|Sorry)', 'At your service']],
      value: roleAtLeast('moderator'),
    }),
    define('isstreamer', {
      title: 'Whether the viewer is the streamer',
      help: 'yes or no.',
      examples: [['$(isstreamer)', 'no']],
      value: roleAtLeast('streamer'),
    }),
    ...pronounVariables(world),
  ];
}

async function follows(world: World, person: Person): Promise<boolean> {
  const people = world.engine.services.get('people');
  if (people) return await people.isFollower(person.id);
  return (await world.engine.twitch.api.audience.follower(person.id)) !== null;
}

const FORMS = [
  ['they', 'subject', 'she, he or they', 'they'],
  ['them', 'object', 'her, him or them', 'them'],
  ['their', 'possessive', 'her, his or their', 'their'],
  ['theirs', 'possessivePronoun', 'hers, his or theirs', 'theirs'],
  ['themself', 'reflexive', 'herself, himself or themself', 'themself'],
] as const;
const EXAMPLES = { they: 'she', them: 'her', their: 'her', theirs: 'hers', themself: 'herself' } as const;

function pronounVariables(world: World): VariableKind[] {
  return FORMS.map(([name, form, words, otherwise]) =>
    define(name, {
      title: `Pronoun: ${words}`,
      help: `What the viewer goes by; ${otherwise} for who has not told. A name asks for somebody else.`,
      aliases: [`pronoun_${form.toLowerCase()}`],
      arguments: [may('name', 'Somebody else')],
      examples: [
        [`$(${name})`, EXAMPLES[name]],
        [`$(${name} Tom)`, otherwise],
      ],
      value: (call) =>
        andThen(personAt(world, call), ({ id }) => {
          const record = world.engine.services.get('people')?.record(id);
          return record?.pronouns?.[form] ?? otherwise;
        }),
    }),
  );
}

/** Throws when the streamer has made no such group. */
export function groupNamed(groups: readonly string[], name: string): string {
  const found = groups.find((group) => group.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new AppError('not_found', `There is no group called ${name}.`);
  return found;
}
