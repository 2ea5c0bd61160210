import type { Settings } from '../config/settings-change';

/** A data source of which nothing was filled in yet. */
export const emptySettings: Settings = {
  id: 1,
  uid: 'u',
  orgId: 1,
  name: 'Runtrail',
  typeLogoUrl: '',
  type: 'runtrail-audit-datasource',
  typeName: 'Runtrail',
  access: 'proxy',
  url: '',
  user: '',
  database: '',
  basicAuth: false,
  basicAuthUser: '',
  isDefault: false,
  jsonData: {},
  secureJsonFields: {},
  readOnly: false,
  withCredentials: false,
};
