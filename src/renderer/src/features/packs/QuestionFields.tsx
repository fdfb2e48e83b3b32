import { Autocomplete, SegmentedControl, Textarea } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { PACK_TEXT, type PackQuestion } from '../../../../shared/contract/packs.ts';
import rules from '../../ui/rules/rules.module.css';
import { RowsField } from './RowsField.tsx';

const DIFFICULTIES = [1, 2, 3] as const;

interface QuestionFieldsProps {
  value: PackQuestion;
  /** Those that the pack has already. */
  topics: readonly string[];
  onChange(value: PackQuestion): void;
}

export function QuestionFields({ value, topics, onChange }: QuestionFieldsProps): ReactNode {
  const { t } = useTranslation('packs');
  const id = useId();
  return (
    <>
      <Textarea
        label={t('question.text')}
        required
        data-autofocus
        autosize
        minRows={2}
        maxLength={PACK_TEXT}
        value={value.text}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      />
      <RowsField
        label={t('question.answers')}
        description={t('question.answersHelp')}
        required
        value={value.answers}
        onChange={(answers) => onChange({ ...value, answers })}
      />
      <div className={rules['field']}>
        <span className={rules['label']} id={id}>
          {t('question.difficulty')}
        </span>
        <SegmentedControl
          aria-labelledby={id}
          value={String(value.difficulty)}
          onChange={(chosen) =>
            onChange({ ...value, difficulty: DIFFICULTIES.find((one) => String(one) === chosen) ?? 1 })
          }
          data={DIFFICULTIES.map((one) => ({ value: String(one), label: t(`difficulty.d${one}`) }))}
        />
      </div>
      <Autocomplete
        label={t('question.topic')}
        description={t('question.topicHelp')}
        required
        maxLength={30}
        data={[...topics]}
        value={value.topic}
        onChange={(topic) => onChange({ ...value, topic })}
      />
    </>
  );
}
