import * as https from 'node:https';
import { startPuppetSimulator } from '../puppet/start';
import { makeCertificates } from './certificates';
import type { TlsFiles } from './listener';

const certificates = makeCertificates();

/** The status, or the code of the error. */
async function tryTls(tls: TlsFiles, ca: string | undefined): Promise<number | string | undefined> {
  const simulator = await startPuppetSimulator({ tls, historyDays: 0 });
  try {
    return await new Promise((resolve) => {
      https
        .get(`${simulator.url}/orchestrator`, { ...(ca !== undefined && { ca }), agent: false }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
        .on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    });
  } finally {
    await simulator.stop();
  }
}

test('a client that trusts the authority is served', async () => {
  expect(await tryTls(certificates.good, certificates.ca)).toBe(401);
});

test('a client that does not know the authority refuses', async () => {
  expect(await tryTls(certificates.good, undefined)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
});

test('a certificate of another host is refused', async () => {
  expect(await tryTls(certificates.wrongHost, certificates.ca)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
});

test('an expired certificate is refused', async () => {
  expect(await tryTls(certificates.expired, certificates.ca)).toBe('CERT_HAS_EXPIRED');
});
