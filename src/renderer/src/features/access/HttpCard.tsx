import { Button, Skeleton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { download } from '../../ui/download.ts';
import type { Json } from '../../ui/jsonSchema.ts';
import { SecretField } from '../../ui/SecretField.tsx';
import classes from './HttpCard.module.css';
import type { Addresses } from './PanelLinkCard.tsx';

interface HttpCardProps {
  /** Null before they are known. */
  addresses: Addresses | null;
  document: Json | null;
}

export function HttpCard({ addresses, document }: HttpCardProps): ReactNode {
  const { t } = useTranslation('access');
  const base = addresses?.api ?? null;
  return (
    <Card
      title={t('http.title')}
      text={t('http.text')}
      end={
        <Button
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          disabled={!document}
          aria-label={t('http.saveDocument')}
          title={t('http.saveDocument')}
          onClick={() =>
            download('emcee-openapi.json', JSON.stringify(document, null, 2), 'application/json')
          }
        >
          {t('http.document')}
        </Button>
      }
    >
      <div className={classes['fields']}>
        <div>
          <div className={classes['label']}>{t('http.base')}</div>
          <div className={classes['box']}>
            {base === null ? <Skeleton height={14} width="60%" /> : <code>{base}</code>}
            <CopyButton text={base ?? ''} label={t('http.copyBase')} disabled={base === null} />
          </div>
        </div>
        <SecretField
          label={t('http.token')}
          value={addresses?.token ?? null}
          copyLabel={t('http.copyToken')}
        />
      </div>
    </Card>
  );
}
