import { properties } from './index';

suite('on any input', () => {
  for (const { name, check } of properties) test(name, () => check({ runs: 200, seed: 1 })).timeout(120_000);
});
