/**
 * The example of the vendor's Node Audit API page, as printed there.
 * https://docs.community.firstwave.com/wiki/spaces/opCommon/pages/3679518728/Node+Audit+API
 */
export const sampleNode = '1d2b430b-fc0e-4f79-88e3-8c8a790d9fed';

export const sampleBody =
  '{ "created": { "details": "1d2b430b-fc0e-4f79-88e3-8c8a790d9fed", "extra": "my-node-1\\n", "status": "ok", "what": "create node", "when": "2025-09-02T05:19:18", "who": "omkapiha" }, "deleted": { "details": "1d2b430b-fc0e-4f79-88e3-8c8a790d9fed", "extra": "my-node-12\\n", "status": "ok", "what": "delete node", "when": "2025-09-02T05:20:44", "who": "omkapiha" }, "last_updated": { "details": "1d2b430b-fc0e-4f79-88e3-8c8a790d9fed", "extra": "my-node-12\\n", "status": "ok", "what": "edit node", "when": "2025-09-02T05:19:43", "who": "omkapiha" } }';

export const sampleFailure = '{ "error": 1, "message": "Error loading data, No data found for requested match" }';
