import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';

type ValidationApi = NonNullable<DataSourcePluginOptionsEditorProps['validation']>;

/** What Grafana gives to config editors: they say what is wrong before anything is saved. */
export class Validation implements ValidationApi {
  private readonly validators = new Set<() => Promise<boolean> | boolean>();
  private readonly errors = new Map<string, string>();

  readonly registerValidation: ValidationApi['registerValidation'] = (validator) => {
    this.validators.add(validator);
    return () => {
      this.validators.delete(validator);
    };
  };
  readonly validate = async () => {
    for (const validator of this.validators) {
      if (!(await validator())) {
        return false;
      }
    }
    return true;
  };
  readonly isValid = () => this.errors.size === 0;
  readonly getErrors = () => Object.fromEntries(this.errors);
  readonly setError = (field: string, message: string) => void this.errors.set(field, message);
  readonly clearError = (field: string) => void this.errors.delete(field);
}
