import { HOUR, MINUTE, SECOND } from './situation.ts'
import type { VcSituation } from './vcenter-situation.ts'

const BEFORE = 5 * HOUR

/** The machine's own certificate ran out five hours before the capture. */
export const certificateExpired: VcSituation = {
  id: 'certificate-expired',
  forms: ['log', 'configuration', 'combined'],
  before: BEFORE,
  configure: (vc) => {
    const own = vc.certificates.find((c) => c.store === 'MACHINE_SSL_CERT')!
    own.notAfter = vc.captured - BEFORE
  },
  events: (vc, at) => [
    ...[2, 40, 95].map((m) => ({
      log: 'vpxd/vpxd.log' as const,
      time: at + m * MINUTE,
      level: 'error' as const,
      module: 'vpxdVdb',
      text: `SSL Exception: Verification parameters: PeerThumbprint: ${vc.rng.fork(`thumb${m}`).hex(40).toUpperCase().match(/../g)!.join(':')} ExpectedPeerName = ${vc.fqdn} The remote host certificate has these problems:`,
      more: ['* certificate has expired'],
    })),
    ...[3, 41].map((m) => ({
      log: 'vsphere-ui/logs/vsphere_client_virgo.log' as const,
      time: at + m * MINUTE,
      level: 'error' as const,
      module: 'com.vmware.vise.vim.security.sso.impl.NgcSolutionUser',
      text: 'Solution user login failed',
      more: [
        `javax.net.ssl.SSLHandshakeException: java.security.cert.CertificateExpiredException: NotAfter: ${new Date(at).toUTCString()}`,
        '\tat java.base/sun.security.ssl.Alert.createSSLException(Alert.java:131)',
      ],
    })),
    {
      log: 'vpxd-svcs/vpxd-svcs.log',
      time: at + 4 * MINUTE,
      level: 'error',
      module: 'com.vmware.vim.sso.client.impl.SoapBindingImpl',
      text: 'SOAP message fault',
      more: ['java.security.cert.CertificateExpiredException: NotAfter: certificate of the machine has expired'],
    },
    {
      log: 'applmgmt/applmgmt.log',
      time: at + 5 * MINUTE,
      level: 'error',
      module: 'vmware.appliance.certs',
      text: `Certificate __MACHINE_CERT of store MACHINE_SSL_CERT has expired`,
    },
    {
      log: 'eam/eam.log',
      time: at + 6 * MINUTE + SECOND,
      level: 'error',
      module: 'VcConnection.java | 214',
      text: 'Failed to connect to vCenter: certificate has expired',
    },
  ],
  cause: () => ({ fault: 'vcenter.certificate', object: {} }),
  symptoms: () => [
    { fault: 'security.tls', object: {}, shows: 'log' },
    { fault: 'vcenter.sso', object: {}, shows: 'log' },
  ],
}
