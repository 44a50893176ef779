import assert from 'node:assert/strict';
import { spareMemory } from '../../server/src/lsp/memory';
import { withEditor } from './fakeEditor';

suite('memory', () => {
  const use = (of: (memory: ReturnType<typeof spareMemory>) => void): string => {
    const flags: string[] = [];
    of(spareMemory((flag) => void flags.push(flag)));
    return flags.join(' ');
  };

  test('is spared at first, and with short workflows and small accounts', () => {
    const flags = use((memory) => {
      memory.holdText(3000);
      memory.holdAccount(100);
    });
    assert.match(flags, /^--no-opt --optimize-for-size /);
    assert.ok(!flags.includes(' --opt '), flags);
  });

  test('is given once there is a long workflow, once', () => {
    const flags = use((memory) => {
      memory.holdText(100_000);
      memory.holdText(1);
      memory.holdAccount(10_000);
      memory.holdText(100_000);
    });
    assert.equal(flags.match(/ --opt --incremental-marking-hard-trigger=0 --no-optimize-for-size /g)?.length, 1, flags);
    assert.match(flags, /--heap-growing-percent=100$/);
  });

  test('with a large account, code is optimized and the heap still spared, until a long workflow comes', () => {
    const grow = (memory: ReturnType<typeof spareMemory>): void => {
      memory.holdAccount(10_000);
      memory.holdAccount(10_000);
    };
    assert.match(use(grow), /-trigger=30 --opt --incremental-marking-hard-trigger=0$/);
    const both = use((memory) => {
      grow(memory);
      memory.holdText(100_000);
    });
    assert.match(both, / --opt \S+=0 --opt \S+=0 --no-optimize-for-size /);
  });

  test('its settings are known to this V8, which would say so otherwise', async () => {
    const { server } = await withEditor({}, async (editor) => {
      const file = editor.open(`steps:\n${'- name: a\n'.repeat(5000)}`);
      await editor.until('diagnostics', () => file.publications().length > 0);
      return editor;
    });
    assert.equal(server.stderr(), '');
  });
});
