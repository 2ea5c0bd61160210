import './systemjs';
import './japanese.css';
import { locationService } from '@grafana/runtime';
import { createRoot } from 'react-dom/client';
import { Router } from 'react-router-dom';
import { CompatRouter } from 'react-router-dom-v5-compat';
import { appEvents, installServices } from './services/install';
import { Pages } from './pages';
import { followLinks } from './shell/location';
import { Messages } from './shell/messages';
import { ThemeProvider } from './shell/theme';

async function start() {
  await installServices();
  followLinks();
  const root = document.getElementById('reactRoot');
  if (root) {
    createRoot(root).render(
      <Router history={locationService.getHistory()}>
        <CompatRouter>
          <ThemeProvider>
            <Pages />
            <Messages events={appEvents} />
          </ThemeProvider>
        </CompatRouter>
      </Router>
    );
  }
}

start().catch((error: unknown) => {
  document.body.innerText = `The preview could not start: ${String(error)}`;
});
