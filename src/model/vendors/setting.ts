/** One of a vendor's own settings, by the kind of its value. */
export type SettingModel = TextSettingModel | NumberSettingModel | SwitchSettingModel;

interface SettingBase {
  /** In `jsonData`. */
  key: string;
  /** On the settings page and in messages. */
  label: string;
  help: string;
}

export interface TextSettingModel extends SettingBase {
  kind: 'text';
  required?: true;
  default?: string;
  /** Says whose credentials these are (a user name); what the process remembers of credentials is kept apart by it. */
  account?: true;
}

/** A whole number. */
export interface NumberSettingModel extends SettingBase {
  kind: 'number';
  /** What absent or 0 means. */
  default: number;
  max: number;
}

export interface SwitchSettingModel extends SettingBase {
  kind: 'switch';
  default: boolean;
}

/** A setting's value after checks and defaults. */
export type SettingValue<S extends SettingModel> = S extends { kind: 'switch' }
  ? boolean
  : S extends { kind: 'number' }
    ? number
    : S extends { required: true } | { default: string }
      ? string
      : string | undefined;

/** A vendor's own settings by key, after checks and defaults. */
export type VendorOptions<V extends { settings: readonly SettingModel[] }> = Readonly<{
  [S in V['settings'][number] as S['key']]: SettingValue<S>;
}>;
