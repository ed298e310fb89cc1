import { configDefaults, defineConfig } from 'vitest/config'

const elasticsearch = [
  'test/elastic/queries.test.ts',
  ...['cluster', 'disk', 'kill', 'pressure', 'security', 'servers'].map(
    (name) => `test/pipelines/sinks/elasticsearch/${name}.test.ts`,
  ),
]
const times = { testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...elasticsearch],
          ...times,
        },
      },
      {
        // After the others and one file at a time: servers take what processors there are.
        test: {
          name: 'elasticsearch',
          include: elasticsearch,
          globalSetup: 'test/elasticsearch-setup.ts',
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          ...times,
        },
      },
    ],
  },
})
