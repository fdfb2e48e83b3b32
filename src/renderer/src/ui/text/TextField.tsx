import { Input } from '@mantine/core';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { TextProblem } from '../../../../shared/contract/texts.ts';
import { CompletionList } from './CompletionList.tsx';
import { type Completion, complete, completionsAt } from './completion.ts';
import { stretchesOf } from './marks.ts';
import { ProblemList } from './ProblemList.tsx';
import classes from './TextField.module.css';
import { useProblems } from './useProblems.ts';
import { useVariables } from './variables.ts';

export interface TextFieldProps {
  value: string;
  onChange(value: string): void;
  label: string;
  /** One line below the label; null or left out for none. */
  description?: ReactNode;
  placeholder?: string;
  /** Names of facts and notes that the text may use besides the variables. */
  known?: readonly string[];
  /** Takes line breaks; else Enter sends the form that it stands in. */
  multiline?: boolean;
  required?: boolean;
  disabled?: boolean;
  /** A refusal from elsewhere, shown besides the marks; null or left out for none. */
  error?: ReactNode;
  /** Told after every check, with an empty list when all is well. */
  onProblems?(problems: readonly TextProblem[]): void;
}

const NOTHING: readonly string[] = [];

/** A field for a text with `$(...)` in it: it offers names as one types and marks mistakes where they stand. */
export function TextField({
  value,
  onChange,
  label,
  description,
  placeholder,
  known = NOTHING,
  multiline = false,
  required = false,
  disabled = false,
  error,
  onProblems,
}: TextFieldProps): ReactNode {
  const { t } = useTranslation('texts');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { variables } = useVariables();
  const problems = useProblems(value, known, onProblems);
  // Null while nothing is offered: the field has no focus, or Escape was pressed.
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const placeCaret = useCaretAfterChange(field, value);

  const offered =
    caret === null ? null : completionsAt(value, caret, variables ?? [], known, t('field.told'));
  const chosen = offered ? Math.min(active, offered.options.length - 1) : 0;
  const listId = `${id}-list`;
  const problemsId = `${id}-problems`;
  const isWrong = problems.some(({ warning }) => !warning);

  const take = (option: Completion | undefined): void => {
    if (!offered || !option) return;
    const { text, caret: next } = complete(value, offered, option);
    placeCaret(next);
    setCaret(null);
    onChange(text);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (offered) {
      const { length } = offered.options;
      const moved = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 + length }[event.key];
      if (moved !== undefined) setActive(moved % length);
      else if (event.key === 'Enter' || event.key === 'Tab') take(offered.options[chosen]);
      else if (event.key === 'Escape') setCaret(null);
      else return;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key !== 'Enter' || multiline) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };

  const follow = (): void => {
    const { selectionStart, selectionEnd } = field.current ?? { selectionStart: 0, selectionEnd: 1 };
    setCaret(selectionStart === selectionEnd ? selectionStart : null);
  };

  return (
    <Input.Wrapper
      id={id}
      size="xs"
      label={label}
      labelProps={{ htmlFor: `${id}-field` }}
      description={description}
      withAsterisk={required}
      error={error}
    >
      <div className={classes['place']}>
        <div className={classes['box']} data-wrong={isWrong || Boolean(error)} data-disabled={disabled}>
          <div className={classes['marks']} aria-hidden="true">
            {stretchesOf(value, problems).map(({ text, tone }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: stretches have nothing else that tells them apart
              <span key={index} data-tone={tone}>
                {text}
              </span>
            ))}
            {/* A last line that is empty takes its height too. */}
            {'\u200b'}
          </div>
          <textarea
            ref={field}
            id={`${id}-field`}
            className={classes['field']}
            value={value}
            rows={1}
            data-multiline={multiline}
            placeholder={placeholder}
            required={required}
            disabled={disabled}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={isWrong || Boolean(error)}
            aria-describedby={problems.length > 0 ? problemsId : undefined}
            aria-autocomplete="list"
            aria-controls={offered ? listId : undefined}
            aria-activedescendant={offered ? `${listId}-${chosen}` : undefined}
            onChange={(event) => {
              const { value: typed, selectionStart } = event.currentTarget;
              const text = multiline ? typed : typed.replace(/\r?\n/g, ' ');
              setActive(0);
              setCaret(selectionStart);
              onChange(text);
            }}
            onKeyDown={onKeyDown}
            onKeyUp={(event) => {
              if (event.key.startsWith('Arrow') && !offered) setCaret(null);
              if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) follow();
            }}
            onClick={follow}
            onBlur={() => setCaret(null)}
          />
        </div>
        {offered && <CompletionList id={listId} options={offered.options} active={chosen} onTake={take} />}
        <span className={classes['spoken']} role="status">
          {offered ? t('field.offered', { count: offered.options.length }) : ''}
        </span>
      </div>
      <ProblemList
        id={problemsId}
        problems={problems}
        onShow={({ from, to }) => {
          field.current?.focus();
          field.current?.setSelectionRange(from, to);
        }}
      />
    </Input.Wrapper>
  );
}

/** Puts the caret where it belongs once the new text is in the field. */
function useCaretAfterChange(
  field: RefObject<HTMLTextAreaElement | null>,
  value: string,
): (caret: number) => void {
  const next = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new text is what it waits for
  useEffect(() => {
    if (next.current === null) return;
    field.current?.focus();
    field.current?.setSelectionRange(next.current, next.current);
    next.current = null;
  }, [value]);
  return (caret) => {
    next.current = caret;
  };
}
