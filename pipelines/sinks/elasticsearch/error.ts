/** What a user must know when Elasticsearch cannot be used: what is wrong, and what to do. */
export class ElasticsearchError extends Error {
  readonly help: string
  constructor(what: string, help: string) {
    super(what)
    this.help = help
  }
}
