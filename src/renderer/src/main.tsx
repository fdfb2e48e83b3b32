import './app/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startClient } from './api/client.ts';
import { App } from './app/App.tsx';
import { startTexts } from './app/i18n.ts';
import { followPrefix } from './app/prefix.ts';
import { features } from './features/index.ts';

startTexts();
startClient();
followPrefix();
for (const feature of features) feature.start();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
