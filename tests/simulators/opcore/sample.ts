import { readSample } from '../base/sample';

/**
 * The example of the vendor's Node Audit API page, as printed there.
 * https://docs.community.firstwave.com/wiki/spaces/opCommon/pages/3679518728/Node+Audit+API
 */
export const sampleNode = '1d2b430b-fc0e-4f79-88e3-8c8a790d9fed';

export const sampleBody = readSample('opcore/node-audit.json');

export const sampleFailure = readSample('opcore/no-data-found.json');
