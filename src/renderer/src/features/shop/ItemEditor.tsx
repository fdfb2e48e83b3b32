import { Autocomplete, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import { type ShopDesk, type ShopItem, shopItemSchema } from '../../../../shared/contract/shop.ts';
import { client } from '../../api/client.ts';
import { done } from '../../ui/rules/done.ts';
import { RuleDrawer } from '../../ui/rules/RuleDrawer.tsx';
import rules from '../../ui/rules/rules.module.css';
import { toastFailed } from '../../ui/toast.tsx';
import { EffectsField } from './EffectsField.tsx';
import { idFrom, priceWords } from './items.ts';
import { PricesField } from './PricesField.tsx';
import { WholeField } from './WholeField.tsx';

interface ItemEditorProps {
  item: ShopItem;
  /** Null when there is no end of them. */
  stock: number | null;
  isNew: boolean;
  desk: ShopDesk;
  onClose(): void;
}

export function ItemEditor({ item, stock, isNew, desk, onClose }: ItemEditorProps): ReactNode {
  const { t } = useTranslation(['shop', 'app']);
  const useLabel = useId();
  const [draft, setDraft] = useState(item);
  const [left, setLeft] = useState(stock);
  const [ownId, setOwnId] = useState(!isNew);
  const set = (changes: Partial<ShopItem>): void => setDraft((was) => ({ ...was, ...changes }));
  const categories = [...new Set(desk.items.map((one) => one.item.category))];

  const save = (): Promise<boolean> => {
    const checked = shopItemSchema.safeParse(draft);
    if (!checked.success) {
      const [first] = checked.error.issues;
      toastFailed({ code: 'bad_input', message: first?.message ?? '' });
      return Promise.resolve(false);
    }
    // While the editor was open, some may have been sold: what nobody changed here stays as it is.
    const kept = left === stock && !isNew;
    return done(
      client.shop.save({ item: checked.data, isNew, ...(kept ? {} : { stock: left }) }),
      t('shop:toast.saved', { name: draft.title.trim() }),
    );
  };

  return (
    <RuleDrawer title={t(isNew ? 'shop:edit.new' : 'shop:edit.change')} onClose={onClose} onSave={save}>
      <TextInput
        label={t('shop:edit.name')}
        maxLength={60}
        required
        data-autofocus
        value={draft.title}
        onChange={(event) => {
          const title = event.currentTarget.value;
          set(ownId ? { title } : { title, id: idFrom(title) });
        }}
      />
      <div className={rules['row']}>
        <TextInput
          label={t('shop:edit.id')}
          description={t('shop:edit.idHelp')}
          maxLength={40}
          required
          disabled={!isNew}
          value={draft.id}
          onChange={(event) => {
            setOwnId(true);
            set({ id: event.currentTarget.value });
          }}
        />
        <TextInput
          label={t('shop:edit.emoji')}
          description={t('shop:edit.emojiHelp')}
          maxLength={16}
          value={draft.emoji}
          onChange={(event) => set({ emoji: event.currentTarget.value })}
        />
      </div>
      <Autocomplete
        label={t('shop:edit.category')}
        data={categories}
        maxLength={30}
        required
        value={draft.category}
        onChange={(category) => set({ category })}
      />
      <Textarea
        autosize
        label={t('shop:edit.text')}
        description={t('shop:edit.textHelp')}
        maxLength={200}
        value={draft.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <p className={rules['preview']}>
        <span className={rules['previewLabel']}>{t('shop:edit.preview', { id: draft.id })}</span>{' '}
        {draft.title}, {priceWords(draft.price, draft.currency, desk.currencies)}. {draft.text}
      </p>
      <PricesField item={draft} currencies={desk.currencies} set={set} />
      <EffectsField
        value={draft.effects}
        currencies={desk.currencies}
        onChange={(effects) => set({ effects })}
      />
      <div className={rules['field']}>
        <span className={rules['label']} id={useLabel}>
          {t('shop:edit.use')}
        </span>
        <SegmentedControl
          aria-labelledby={useLabel}
          value={draft.use}
          onChange={(use) => set({ use })}
          data={(['now', 'kept'] as const).map((value) => ({ value, label: t(`shop:edit.${value}`) }))}
        />
      </div>
      <Switch
        label={t('shop:edit.byHand')}
        description={t('shop:edit.byHandHelp')}
        checked={draft.byHand}
        onChange={(event) => set({ byHand: event.currentTarget.checked })}
      />
      <fieldset className={rules['plain']}>
        <legend className={rules['label']}>{t('shop:edit.limits')}</legend>
        <Switch
          label={t('shop:edit.stockSwitch')}
          checked={left === null}
          onChange={(event) => setLeft(event.currentTarget.checked ? null : 10)}
        />
        {left !== null && (
          <WholeField
            label={t('shop:edit.stock')}
            max={1_000_000}
            empty={0}
            value={left}
            onChange={(value) => setLeft(value)}
          />
        )}
        <Select
          label={t('shop:edit.buyers')}
          allowDeselect={false}
          value={draft.role}
          data={CHAT_ROLES.map((role) => ({ value: role, label: t(`app:steps.roles.${role}`) }))}
          onChange={(chosen) => set({ role: CHAT_ROLES.find((role) => role === chosen) ?? 'everyone' })}
        />
        <div className={rules['row']}>
          {(['mostPerViewer', 'mostPerStream'] as const).map((field) => (
            <WholeField<number | null>
              key={field}
              label={t(`shop:edit.${field}`)}
              description={t(`shop:edit.${field}Help`)}
              min={1}
              max={1_000_000}
              empty={null}
              value={draft[field]}
              onChange={(value) => set({ [field]: value })}
            />
          ))}
          {(['cooldown', 'cooldownForAll'] as const).map((field) => (
            <WholeField
              key={field}
              label={t(`shop:edit.${field}`)}
              max={31_536_000}
              empty={0}
              value={draft[field]}
              onChange={(value) => set({ [field]: value })}
            />
          ))}
        </div>
        {(['liveOnly', 'giftable'] as const).map((field) => (
          <Switch
            key={field}
            label={t(`shop:edit.${field}`)}
            checked={draft[field]}
            onChange={(event) => set({ [field]: event.currentTarget.checked })}
          />
        ))}
      </fieldset>
    </RuleDrawer>
  );
}
