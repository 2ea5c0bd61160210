import { createTheme, ThemeContext } from '@grafana/data';
import { config, locationService } from '@grafana/runtime';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useLocation } from './location';

type Mode = 'light' | 'dark';
const Toggle = createContext<{ mode: Mode; toggle(): void }>({ mode: 'dark', toggle: () => undefined });

/** Light or dark by `?theme=`, remembered for the next page. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const asked = useLocation().params.get('theme') ?? window.localStorage.getItem('preview.theme');
  const mode: Mode = asked === 'light' ? 'light' : 'dark';
  const theme = useMemo(() => createTheme({ colors: { mode } }), [mode]);
  config.theme2 = theme;
  const toggle = () => {
    const next = mode === 'light' ? 'dark' : 'light';
    window.localStorage.setItem('preview.theme', next);
    locationService.partial({ theme: next }, true);
  };
  return (
    <ThemeContext.Provider value={theme}>
      <Toggle.Provider value={{ mode, toggle }}>
        <GlobalStyles />
        {children}
        <PortalContainer />
      </Toggle.Provider>
    </ThemeContext.Provider>
  );
}

export const useThemeToggle = () => useContext(Toggle);
