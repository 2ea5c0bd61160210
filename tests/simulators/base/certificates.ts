import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TlsFiles } from './listener';

/** A certificate authority made for this run, and server certificates by it. PEM texts. */
export interface Certificates {
  /** What a data source's CA setting takes. */
  ca: string;
  /** For 127.0.0.1 and localhost. */
  good: TlsFiles;
  /** For another host only. */
  wrongHost: TlsFiles;
  expired: TlsFiles;
}

/** Needs the `openssl` command; throws its words when it fails. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { cwd: folder, stdio: 'pipe' });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const sign = (name: string, hosts: string, days: number): TlsFiles => {
    writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${hosts}\nextendedKeyUsage=serverAuth\n`);
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', String(days)];
    openssl('x509', '-req', '-in', `${name}.csr`, ...signing, '-extfile', `${name}.ext`, '-out', `${name}.pem`);
    return { key: read(`${name}.key`), certificate: read(`${name}.pem`) };
  };
  try {
    const authority = ['-subj', '/CN=Simulated CA', '-days', '30', '-addext', 'keyUsage=critical,keyCertSign'];
    openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', ...authority);
    const loopback = 'IP:127.0.0.1,DNS:localhost';
    return {
      ca: read('ca.pem'),
      good: sign('good', loopback, 30),
      wrongHost: sign('wrong-host', 'DNS:other.example.com', 30),
      expired: sign('expired', loopback, -1),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
