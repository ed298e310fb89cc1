import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api'

/** Types that the tables of the store use. `timestamp` takes µs since 1970 UTC as a number. */
export type ColumnType = 'varchar' | 'integer' | 'bigint' | 'double' | 'boolean' | 'timestamp'

export type Cell = string | number | boolean | null

const duckTypes: Record<ColumnType, DuckDBType> = {
  varchar: VARCHAR,
  integer: INTEGER,
  bigint: BIGINT,
  double: DOUBLE,
  boolean: BOOLEAN,
  timestamp: TIMESTAMP,
}

const ROWS_PER_CHUNK = 2048

export interface TableWriter {
  /** Cells in the order of the table's columns. */
  push(row: readonly Cell[]): void
  /** Hands the rows so far to the database; they are visible to queries afterwards. */
  flush(): void
  close(): void
}

/** Returns a writer that appends rows to a table by column chunks, which is several times faster than inserts. */
export async function createTableWriter(
  connection: DuckDBConnection,
  table: string,
  types: readonly ColumnType[],
): Promise<TableWriter> {
  const appender: DuckDBAppender = await connection.createAppender(table)
  const duck = types.map((type) => duckTypes[type])
  let columns: DuckDBValue[][] = types.map(() => [])
  let rows = 0

  const flushChunk = () => {
    if (rows === 0) return
    const chunk = DuckDBDataChunk.create(duck, rows)
    chunk.setColumns(columns)
    appender.appendDataChunk(chunk)
    columns = types.map(() => [])
    rows = 0
  }

  return {
    push(row) {
      for (let i = 0; i < types.length; i++) columns[i]!.push(toDuck(types[i]!, row[i] ?? null))
      if (++rows === ROWS_PER_CHUNK) flushChunk()
    },
    flush() {
      flushChunk()
      appender.flushSync()
    },
    close() {
      flushChunk()
      appender.closeSync()
    },
  }
}

/** Makes a temporary table, in place of one of that name, and returns a writer to it. */
export async function createTemporaryTable(
  connection: DuckDBConnection,
  table: string,
  columns: Readonly<Record<string, ColumnType>>,
): Promise<TableWriter> {
  const definitions = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`)
  await connection.run(`create or replace temp table "${table}" (${definitions.join(', ')})`)
  return createTableWriter(connection, table, Object.values(columns))
}

/** A number that its column cannot hold is unknown: a damaged line may say anything, and must not end the run. */
function toDuck(type: ColumnType, cell: Cell): DuckDBValue {
  if (cell === null) return null
  switch (type) {
    case 'integer':
      return ((cell as number) | 0) === cell ? cell : null
    case 'bigint':
      return Number.isSafeInteger(cell) ? BigInt(cell as number) : null
    case 'timestamp':
      return Number.isSafeInteger(cell) ? new DuckDBTimestampValue(BigInt(cell as number)) : null
    default:
      return cell
  }
}
