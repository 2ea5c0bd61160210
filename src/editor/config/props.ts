import type { Settings } from './settings-change';

/** What each part of the settings page is given. */
export interface SettingsProps {
  settings: Settings;
  onChange: (settings: Settings) => void;
}

/** What the field of one setting is given. */
export interface FieldProps<Setting, Value> {
  setting: Setting;
  value: unknown;
  disabled: boolean;
  onChange: (value: Value) => void;
}
