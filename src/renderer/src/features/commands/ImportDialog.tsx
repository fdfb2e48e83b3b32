import { Button, Checkbox, Modal, SegmentedControl } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportLine } from '../../../../shared/contract/commands.ts';
import { client } from '../../api/client.ts';
import type { Client } from '../../api/contractTypes.ts';
import { toastChange } from '../../api/undo.ts';
import { toastFailed } from '../../ui/toast.tsx';
import classes from './Dialogs.module.css';
import { type Chosen, choosable, LONGEST_FILE, thinned } from './importFile.ts';

type Answer = Awaited<ReturnType<Client['commands']['previewImport']>>;
type Preview = Extract<Answer, { ok: true }>['data'];

const CONFLICTS = ['skip', 'replace', 'rename'] as const;
type Conflicts = (typeof CONFLICTS)[number];

interface File {
  name: string;
  text: string;
  preview: Preview;
}

/** Shows what a file of commands would bring before anything is changed. */
export function ImportDialog({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  const { t } = useTranslation('commands');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('import.title')}
      size="44rem"
      closeButtonProps={{ 'aria-label': t('import.close') }}
    >
      {opened && <Import onDone={onClose} />}
    </Modal>
  );
}

function Import({ onDone }: { onDone: () => void }): ReactNode {
  const { t } = useTranslation('commands');
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen>({ commands: new Set(), aliases: new Set() });
  const [conflicts, setConflicts] = useState<Conflicts>('skip');
  const [overrides, setOverrides] = useState(false);
  const [busy, setBusy] = useState(false);

  const read = async (picked: globalThis.File): Promise<void> => {
    setFile(null);
    setError(null);
    const text = await picked.text();
    if (text.length > LONGEST_FILE) {
      setError(t('import.tooLarge'));
      return;
    }
    const answer = await client.commands.previewImport({ text });
    if (!answer.ok) {
      setError(answer.error.message);
      return;
    }
    const { commands, aliases } = answer.data;
    setFile({ name: picked.name, text, preview: answer.data });
    setChosen({ commands: choosable(commands), aliases: choosable(aliases) });
  };

  const bringIn = async ({ text }: File): Promise<void> => {
    setBusy(true);
    const answer = await client.commands.import({ text: thinned(text, chosen), conflicts, overrides });
    setBusy(false);
    if (!answer.ok) {
      toastFailed(answer.error);
      return;
    }
    const { added, replaced, skipped, undo } = answer.data;
    const [first] = skipped;
    const left = first
      ? ` ${t('import.left', { count: skipped.length, name: first.name, why: first.why })}`
      : '';
    toastChange(t('import.done', { added, replaced }) + left, undo);
    onDone();
  };

  const count = chosen.commands.size + chosen.aliases.size;
  const hasConflicts = [...(file?.preview.commands ?? []), ...(file?.preview.aliases ?? [])].some(
    ({ state }) => state === 'conflict',
  );
  return (
    <div className={classes['stack']}>
      <p className={classes['text']}>{t('import.text')}</p>
      <div className={classes['row']}>
        <input
          ref={picker}
          className={classes['picker']}
          type="file"
          accept=".json,application/json"
          aria-label={t('import.file')}
          tabIndex={-1}
          onChange={(event) => {
            const [picked] = event.currentTarget.files ?? [];
            if (picked) void read(picked);
            event.currentTarget.value = '';
          }}
        />
        <Button
          leftSection={<IconFileUpload size={16} aria-hidden="true" />}
          onClick={() => picker.current?.click()}
        >
          {t(file ? 'import.another' : 'import.choose')}
        </Button>
        {file && <span className={classes['text']}>{file.name}</span>}
      </div>
      {error !== null && (
        <p className={classes['error']} role="alert">
          {error}
        </p>
      )}
      {file && (
        <>
          <Lines
            label={t('import.commands')}
            lines={file.preview.commands}
            chosen={chosen.commands}
            onChange={(commands) => setChosen({ ...chosen, commands })}
          />
          <Lines
            label={t('import.aliases')}
            lines={file.preview.aliases}
            chosen={chosen.aliases}
            onChange={(aliases) => setChosen({ ...chosen, aliases })}
          />
          {hasConflicts && (
            <div className={classes['row']}>
              <span id="import-conflicts">{t('import.conflicts')}</span>
              <SegmentedControl
                aria-labelledby="import-conflicts"
                data={CONFLICTS.map((value) => ({ value, label: t(`import.${value}`) }))}
                value={conflicts}
                onChange={setConflicts}
              />
            </div>
          )}
          {file.preview.overrides > 0 && (
            <Checkbox
              label={t('import.overrides', { count: file.preview.overrides })}
              checked={overrides}
              onChange={(event) => setOverrides(event.currentTarget.checked)}
            />
          )}
          <div className={classes['buttons']}>
            <Button
              variant="filled"
              loading={busy}
              disabled={count === 0 && !overrides}
              onClick={() => void bringIn(file)}
            >
              {t('import.go')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

interface LinesProps {
  label: string;
  lines: readonly ImportLine[];
  chosen: ReadonlySet<number>;
  onChange: (chosen: Set<number>) => void;
}

/** What becomes of each line of the file. The browser lays out only those in sight. */
function Lines({ label, lines, chosen, onChange }: LinesProps): ReactNode {
  const { t } = useTranslation('commands');
  if (lines.length === 0) return null;
  const all = choosable(lines);
  const toggle = (index: number): void => {
    const next = new Set(chosen);
    if (!next.delete(index)) next.add(index);
    onChange(next);
  };
  return (
    <section aria-label={label}>
      <Checkbox
        label={t('import.count', { what: label, chosen: chosen.size, count: lines.length })}
        checked={chosen.size > 0 && chosen.size === all.size}
        indeterminate={chosen.size > 0 && chosen.size < all.size}
        disabled={all.size === 0}
        onChange={() => onChange(chosen.size === all.size ? new Set() : all)}
      />
      <ul className={classes['lines']}>
        {lines.map(({ names, state, why }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place in the file
          <li key={index} className={classes['line']} data-state={state}>
            <Checkbox
              label={names.join(' ')}
              checked={chosen.has(index)}
              disabled={!all.has(index)}
              onChange={() => toggle(index)}
            />
            <span className={classes['state']}>{why ?? t(`import.state.${state}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
