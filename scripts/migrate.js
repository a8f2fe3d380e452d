'use strict';
require('./build-if-needed.js').run('migrate.js');
