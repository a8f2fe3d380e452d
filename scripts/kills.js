'use strict';
require('./bundled.js').runBundled('test/faults/kills.ts', 'kills');
