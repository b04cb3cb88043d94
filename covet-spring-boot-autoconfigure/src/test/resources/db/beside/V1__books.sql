CREATE TABLE beside_flyway (id bigint PRIMARY KEY);
