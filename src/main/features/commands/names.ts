import { AppError } from '../../../shared/rpc/errors.ts';
import {
  type CustomCommand,
  customId,
  type Entry,
  type Patch,
  type StoredAlias,
  type Target,
} from './model.ts';

/** What there is before a change. */
export interface Taken {
  prefix: string;
  customs: ReadonlyMap<number, CustomCommand>;
  aliases: ReadonlyMap<string, StoredAlias>;
  /** The custom command of that name, on or off. */
  customNamed(name: string): CustomCommand | null;
  find(name: string): Target | null;
  /** A command, not a subcommand: their names stand only within their command. */
  command(id: string): Entry | null;
}

/**
 * A name leads to one thing only; what is off may share its name with one that is on. Throws `commands.nameTaken` for
 * a change that takes a name which is not free. A name that it had before is not asked about, so that a clash that
 * came with a module keeps nobody from changing the rest.
 */
export function mustBeFree(patch: Patch, there: Taken): void {
  const claims = new Map<string, string>();
  const refuse = (name: string, by: string): never => {
    throw new AppError(
      'commands.nameTaken',
      `${there.prefix}${name} belongs to ${by}. Choose another name, or free that one first.`,
      { name },
    );
  };
  const claim = (name: string, id: string): void => {
    const other = claims.get(name);
    if (other !== undefined && other !== id) refuse(name, 'two commands at once');
    claims.set(name, id);
  };
  /** One that is itself changed is asked about on its own. */
  const untouchedCustom = (name: string): CustomCommand | null => {
    const custom = there.customNamed(name);
    return custom === null || patch.customs?.has(custom.id) ? null : custom;
  };
  const isAlias = (name: string): boolean =>
    patch.aliases?.has(name) ? patch.aliases.get(name) !== null : there.aliases.has(name);
  const mustNotBeBuiltIn = (name: string, except: string): void => {
    const target = there.find(name);
    const entry = target?.kind === 'command' ? target.entry : null;
    if (entry === null || entry.custom !== null || entry.kind.id === except) return;
    const change = patch.overrides?.get(entry.kind.id);
    const keeps =
      change === undefined ||
      ((change?.enabled ?? true) && (change?.names ?? entry.kind.names).includes(name));
    if (keeps) refuse(name, `the command "${entry.kind.title}", which is on`);
  };

  for (const [number, custom] of patch.customs ?? []) {
    if (custom === null) continue;
    const before = there.customs.get(number)?.draft;
    for (const name of custom.draft.names) {
      claim(name, customId(number));
      const isOn = custom.draft.options.enabled;
      if (before?.names.includes(name) && (before.options.enabled || !isOn)) continue;
      if (untouchedCustom(name)) refuse(name, 'another command of your own');
      if (isAlias(name)) refuse(name, 'an alias');
      if (isOn) mustNotBeBuiltIn(name, customId(number));
    }
  }
  for (const [name, alias] of patch.aliases ?? []) {
    if (alias === null) continue;
    claim(name, `alias.${name}`);
    if (there.aliases.has(name)) continue;
    if (untouchedCustom(name)) refuse(name, 'a command of your own');
    mustNotBeBuiltIn(name, '');
  }
  for (const [id, change] of patch.overrides ?? []) {
    const entry = there.command(id);
    if (entry === null || change?.enabled === false) continue;
    for (const name of change?.names ?? entry.kind.names) {
      if (entry.options.enabled && entry.names.includes(name)) continue;
      claim(name, id);
      if (untouchedCustom(name)?.draft.options.enabled) refuse(name, 'a command of your own');
      if (isAlias(name)) refuse(name, 'an alias');
      mustNotBeBuiltIn(name, id);
    }
  }
}
