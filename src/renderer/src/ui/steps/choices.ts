import { useEffect } from 'react';
import { create } from 'zustand';
import { client } from '../../api/client.ts';
import type { Client } from '../../api/contractTypes.ts';

type Asked = Parameters<Client['routines']['choices']>[0]['control'];
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The controls whose choices the engine knows. */
const ASKED = [
  'sound',
  'reward',
  'category',
  'routine',
  'currency',
  'group',
  'queue',
  'variable',
  'file',
] as const;
export type ChoiceControl = (typeof ASKED)[number] & Asked;

export function choiceControl(control: string): ChoiceControl | null {
  return ASKED.find((asked) => asked === control) ?? null;
}

/** The last answer for each control. Names of what is chosen are read from it. */
const useStore = create<Readonly<Partial<Record<string, readonly Choice[]>>>>()(() => ({}));

const key = (control: ChoiceControl, text: string): string => (text === '' ? control : `${control}:${text}`);

async function ask(control: ChoiceControl, text: string): Promise<void> {
  const answer = await client.routines.choices({ control, text });
  if (answer.ok) useStore.setState({ [key(control, text)]: answer.data.choices });
}

/** The engine is asked when nobody has typed for this long, in milliseconds. */
const TYPED_AFTER = 200;

/** What can be chosen; null until the answer is there, or when nothing is asked (null control). */
export function useChoices(control: ChoiceControl | null, text = ''): readonly Choice[] | null {
  const searched = control === 'category' ? text : '';
  useEffect(() => {
    if (control === null) return;
    const timer = setTimeout(() => void ask(control, searched), searched === '' ? 0 : TYPED_AFTER);
    return () => clearTimeout(timer);
  }, [control, searched]);
  return useStore((store) => (control === null ? null : (store[key(control, searched)] ?? null)));
}

/** How something chosen is called; its own value while that is not known. */
export function useChoiceNames(
  controls: readonly ChoiceControl[],
): (control: string, value: string) => string {
  const wanted = controls.join(' ');
  useEffect(() => {
    for (const control of ASKED) {
      if (wanted.split(' ').includes(control) && !useStore.getState()[control]) void ask(control, '');
    }
  }, [wanted]);
  const known = useStore();
  return (control, value) => known[control]?.find((choice) => choice.value === value)?.label ?? value;
}
