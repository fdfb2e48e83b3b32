import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Pack, type PackEntry, packEntrySchema } from '../../../../shared/contract/packs.ts';
import { client } from '../../api/client.ts';
import { done } from '../../ui/rules/done.ts';
import { RuleDrawer } from '../../ui/rules/RuleDrawer.tsx';
import { toastFailed } from '../../ui/toast.tsx';
import { LinesFields } from './LinesFields.tsx';
import { nameOf } from './packs.ts';
import { QuestionFields } from './QuestionFields.tsx';
import { SeasonFields } from './SeasonFields.tsx';
import { WordFields } from './WordFields.tsx';

interface EntryEditorProps {
  pack: Pack;
  /** The id of the entry that is changed; null for a new one. */
  was: string | null;
  entry: PackEntry;
  onClose(): void;
}

const TITLES = { question: 'question', word: 'word', season: 'seasonEntry', lines: 'lines' } as const;

export function EntryEditor({ pack, was, entry, onClose }: EntryEditorProps): ReactNode {
  const { t } = useTranslation('packs');
  const [draft, setDraft] = useState(entry);
  const { kind, value } = draft;
  const isNew = was === null;

  const save = (): Promise<boolean> => {
    const checked = packEntrySchema.safeParse(draft);
    if (!checked.success) {
      toastFailed({ code: 'bad_input', message: checked.error.issues[0]?.message ?? '' });
      return Promise.resolve(false);
    }
    return done(
      client.packs.save({ pack: pack.id, was, entry: checked.data }),
      t('toast.saved', { name: nameOf(checked.data) }),
    );
  };
  return (
    <RuleDrawer
      title={t(isNew ? `${TITLES[kind]}.new` : `${TITLES[kind]}.edit`)}
      onClose={onClose}
      onSave={save}
    >
      {kind === 'question' && (
        <QuestionFields
          value={value}
          topics={[...new Set(pack.questions.map(({ topic }) => topic))].sort()}
          onChange={(changed) => setDraft({ kind, value: changed })}
        />
      )}
      {kind === 'word' && (
        <WordFields
          value={value}
          seasons={pack.seasons}
          onChange={(changed) => setDraft({ kind, value: changed })}
        />
      )}
      {kind === 'season' && (
        <SeasonFields
          value={value}
          isNew={isNew}
          onChange={(changed) => setDraft({ kind, value: changed })}
        />
      )}
      {kind === 'lines' && (
        <LinesFields value={value} isNew={isNew} onChange={(changed) => setDraft({ kind, value: changed })} />
      )}
    </RuleDrawer>
  );
}
