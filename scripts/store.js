'use strict';
require('./build-if-needed.js').run('store.js');
