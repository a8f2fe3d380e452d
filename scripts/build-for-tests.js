'use strict';
require('./build-if-needed.js').buildIfNeeded();
