/** What a bundle is: an ESXi `vm-support`, a vCenter appliance or Windows bundle, a folder of VM logs, or loose logs. */
export type BundleKind = 'esxi' | 'vcenter' | 'vm' | 'logs'

/** Paths that prove a kind, relative to the bundle's root (docs/formats.md, "What a folder is"); the first row that holds decides. */
const proofs: readonly { kind: BundleKind; path: RegExp }[] = [
  { kind: 'vcenter', path: /^usr\/lib\/vmware-sca\/conf\/vc-support\.properties$/ },
  { kind: 'vcenter', path: /^etc\/vmware\/\.buildInfo$/ },
  { kind: 'vcenter', path: /^var\/log\/vmware\/(?:vpxd|vmdird|vmon|sso|applmgmt|vsphere-ui|vpostgres)\// },
  { kind: 'vcenter', path: /^(?:ProgramData|Windows)\/|^commands\/systeminfo\.txt$/ },
  { kind: 'esxi', path: /^etc\/vmware\/(?:esx\.conf$|vm-support\/|hostd\/|vpxa\/|configstore\/)/ },
  { kind: 'esxi', path: /^commands\/(?:vmware_-vl|esxcfg-[a-z]+_|localcli_|nicinfo)/ },
  { kind: 'esxi', path: /^var\/(?:run\/)?log\/(?:vmk|hostd|vobd|vpxa|fdm)/ },
  { kind: 'vcenter', path: /^var\/log\/vmware\// },
  { kind: 'vm', path: /(?:^|\/)vmware(?:-\d+)?(?:\.log)?$/ },
]

/** Remembers the strongest proof among the paths it is shown; rows above win over rows below. */
export function createKindFinder(): { see(path: string): void; kind(): BundleKind } {
  let best = proofs.length
  return {
    see(path) {
      const row = proofs.findIndex((proof, at) => at < best && proof.path.test(path))
      if (row >= 0) best = row
    },
    kind: () => proofs[best]?.kind ?? 'logs',
  }
}
