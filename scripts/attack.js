'use strict';
require('./bundled.js').runBundled('test/attacks/play/main.ts', 'attack');
