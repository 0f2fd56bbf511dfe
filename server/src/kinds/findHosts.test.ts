import { expect, test } from 'vitest';
import { findHosts } from './findHosts';

function found(text: string, key?: string): readonly string[] {
  return findHosts(text, key).map(({ start, end, host, port }) => {
    expect(text.slice(start, end)).toBe(host);
    return port ? `${host}:${text.slice(port.start, port.end)}` : host;
  });
}

test('URLs and connection strings', () => {
  expect(found('http://api:8080/v1')).toEqual(['api:8080']);
  expect(found('postgres://user:p@ss@db:5432/x?host=other')).toEqual(['db:5432', 'other']);
  expect(found('postgres://$(USER):$(PASS)@db.data:5432/x')).toEqual(['db.data:5432']);
  expect(found('redis://redis')).toEqual(['redis']);
  expect(found('mongodb://m-0.m.data,m-1.m.data:27017/x')).toEqual(['m.data', 'm.data:27017']);
  expect(found('jdbc:postgresql://db:5432/app')).toEqual(['db:5432']);
  expect(found('jdbc:oracle:thin:@ora:1521:x')).toEqual(['ora:1521']);
  expect(found('user:pw@tcp(mysql:3306)/app')).toEqual(['mysql:3306']);
  expect(found('host=db port=5432 user=x')).toEqual(['db']);
  expect(found('Server=mssql;Database=x')).toEqual(['mssql']);
});

test('host:port, alone or as a list', () => {
  expect(found('kafka:9092')).toEqual(['kafka:9092']);
  expect(found('kafka-0.kafka:9092,kafka-1.kafka:9092')).toEqual([
    'kafka-0.kafka:9092',
    'kafka:9092',
    'kafka-1.kafka:9092',
    'kafka:9092',
  ]);
  expect(found('redis:7', 'REDIS_IMAGE')).toEqual([]);
  expect(found('12:30')).toEqual([]);
  expect(found('a:b')).toEqual([]);
});

test('a bare word only where the key asks for a host', () => {
  expect(found('db', 'DB_HOST')).toEqual(['db']);
  expect(found('db.data', 'dbHost')).toEqual(['db.data']);
  expect(found('db', 'DB_NAME')).toEqual([]);
  expect(found('localhost', 'DB_HOST')).toEqual([]);
  expect(found('0.0.0.0', 'HOST')).toEqual([]);
  expect(found('true', 'USE_HOST')).toEqual([]);
  expect(found('--db-host=db')).toEqual(['db']);
});

test('the form of a name in the cluster needs no context', () => {
  expect(found('see web.shop.svc.cluster.local:80, please')).toEqual(['web.shop.svc.cluster.local:80']);
  expect(found('db-0.db.shop.svc')).toEqual(['db.shop.svc']);
  expect(found('db-0.db.shop:5432')).toEqual(['db.shop:5432']);
});

test('hosts of the outside are left alone', () => {
  for (const host of ['example.com', 'api.github.com', 'quay.io', '10.0.0.1', 'a.b.c.d.example.org']) {
    expect(found(`https://${host}/x`)).toEqual([]);
    expect(found(host, 'API_HOST')).toEqual([]);
  }
});

test('lines of files: properties, YAML, nginx, shell', () => {
  expect(found('spring.redis.host=redis\nname=web\n')).toEqual(['redis']);
  expect(found('db:\n  host: "db"   # the database\n  port: 5432\n')).toEqual(['db']);
  expect(found("targets: ['node:9100', 'web:80']\n")).toEqual(['node:9100', 'web:80']);
  expect(found('upstream x {\n  server api:8080 weight=2;\n}\nproxy_pass http://web;\n')).toEqual([
    'web',
    'api:8080',
  ]);
  expect(found('until nc -z db 5432; do sleep 1; done')).toEqual(['db:5432']);
  expect(found('curl -s http://web/; wget -qO- api:80/x')).toEqual(['web', 'api:80']);
});

test('templates say nothing', () => {
  expect(found('http://{{ .Release.Name }}-api:8080', 'URL')).toEqual([]);
  expect(found('$(DB_HOST):5432', 'DB_ADDR')).toEqual([]);
  expect(found('${NAME}-db.shop.svc.cluster.local')).toEqual([]);
});

test('long and hostile texts take no time', () => {
  for (const piece of ['a:', 'a.', 'a-', '://', 'a=', 'nc ', '-x ', '@tcp(', 'a.a.a.svc.']) {
    const start = Date.now();
    findHosts(piece.repeat(50_000 / piece.length), 'X_HOST');
    expect(Date.now() - start, piece).toBeLessThan(1500);
  }
});
