/** Old bundles have old times: links look at all of it. */
const ALL_TIME = '_g=(time:(from:now-20y,to:now))'

/**
 * Address of a saved search with the query `field: "{{value}}"`, as the url formatter of a data view wants it: it puts
 * Kibana's own address and `/app/` before it, also below a base path or in a space.
 */
export function discoverLink(search: string, field: string): string {
  const query = encodeURIComponent(`${field}: "`)
  return `discover#/view/${search}?${ALL_TIME}&_a=(query:(language:kuery,query:'${query}{{value}}%22'))`
}

/** Markdown link to a dashboard of the same space, as a text panel resolves it: relative to the page. */
export function dashboardLink(id: string, title: string): string {
  return `[${title}](#/view/${id})`
}
