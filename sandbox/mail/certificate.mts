/** A certificate of this machine's own name, signed by the sandbox's authority: who trusts that one, trusts this. */
import { createPrivateKey, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { CertificateAuthority } from '../world/proxy.mts';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
const day = 86_400_000;

const importKey = async (pem: string) =>
  await webcrypto.subtle.importKey('pkcs8', createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' }), algorithm, false, ['sign']);

/** Good from the day before `now` on, for a month: the computers' clocks differ. */
export async function localCertificate(
  authority: CertificateAuthority,
  now: number,
): Promise<{ readonly key: string; readonly cert: string }> {
  const issuer = new x509.X509Certificate(authority.cert);
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: '01',
      subject: 'CN=localhost',
      issuer: issuer.subject,
      notBefore: new Date(now - day),
      notAfter: new Date(now + 30 * day),
      publicKey: keys.publicKey,
      signingKey: await importKey(authority.key),
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(false),
        new x509.SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' },
        ]),
      ],
    },
    webcrypto as Parameters<typeof x509.X509CertificateGenerator.create>[1],
  );
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { key: x509.PemConverter.encode(der, 'PRIVATE KEY'), cert: certificate.toString('pem') };
}
