import { DEFAULT_LANGUAGE, initPluginTranslations, LANGUAGES } from '@grafana/i18n';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Begins with the language that `?lang=` asks for, or English where Grafana has none of that name. */
export async function startLanguage(): Promise<void> {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? DEFAULT_LANGUAGE;
  const supportedLngs = LANGUAGES.map(({ code }) => code);
  await i18next.use(initReactI18next).init({
    lng: supportedLngs.includes(asked) ? asked : DEFAULT_LANGUAGE,
    supportedLngs,
    fallbackLng: DEFAULT_LANGUAGE,
    resources: {},
    showSupportNotice: false,
    partialBundledLanguages: true,
    returnEmptyString: false,
  });
  document.documentElement.lang = i18next.language;
  await initPluginTranslations('grafana');
}

/** Loads a plugin's file of the language, or else of English, before the plugin itself, as Grafana does. */
export async function loadSentences(pluginId: string, baseUrl: string): Promise<void> {
  const { languages = [] } = await read<{ languages?: string[] }>(`/${baseUrl}/plugin.json`);
  const language = languages.includes(i18next.language) ? i18next.language : DEFAULT_LANGUAGE;
  if (languages.includes(language)) {
    const sentences = await read<object>(`/${baseUrl}/locales/${language}/${pluginId}.json`);
    i18next.addResourceBundle(language, pluginId, sentences, true, false);
  }
}

async function read<T>(address: string): Promise<T> {
  const response = await fetch(address);
  return (await response.json()) as T;
}
