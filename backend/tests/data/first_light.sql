-- A workspace as Guitai 0.1.0 ("First light") left it: made by that build, dumped by the sqlite3 shell.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO _sqlx_migrations VALUES(1,'begin','2026-11-21 22:40:18',1,X'b1f64bc153dc0c12acdf5a49974d23f5e47075e44110a019da33cb2c4a69f2ce4102a22f2dbddca2891a0ecb463c6bd8',2562985);
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('epoch',-5528085551774556905);
CREATE TABLE record (
    kind TEXT NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    scope TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;
INSERT INTO record VALUES('workspace',X'01a200447e2674b0b689806cef06604b','team',15,'{"id":"01a20044-7e26-74b0-b689-806cef06604b","name":"云上小铺客服","zone":"Asia/Shanghai","roles":[{"id":"agent","permissions":["contact_see","order_import","order_mark","order_verify","order_ship","order_close"]},{"id":"lead","permissions":["contact_see","order_import","order_mark","order_verify","order_audit","order_pack","order_ship","order_close"]},{"id":"supervisor","permissions":["contact_see","order_import","order_mark","order_verify","order_audit","order_pack","order_ship","order_close"]},{"id":"manager","permissions":["contact_see","order_import","order_mark","order_verify","order_audit","order_pack","order_ship","order_close"]},{"id":"inspector","permissions":[]},{"id":"warehouse","permissions":["contact_see","order_mark","order_pack","order_ship"]},{"id":"finance","permissions":["order_mark","order_audit"]},{"id":"technician","permissions":["order_mark"]},{"id":"admin","permissions":["contact_see","order_import","order_mark","order_verify","order_audit","order_pack","order_ship","order_close","staff_edit","settings_edit"]}],"flags":{"red":"催发/投诉","yellow":"身高体重与合适尺码","green":"已核实","blue":"改地址/快递","purple":"售后","cyan":"内部备注"},"couriers":["中通","圆通","申通","韵达","极兔","顺丰","邮政","京东"],"idle_minutes":15}');
INSERT INTO record VALUES('staff',X'01a200447e2773cfab7b9bcddb59ece3','team',2,'{"id":"01a20044-7e27-73cf-ab7b-9bcddb59ece3","name":"小林","roles":["agent"]}');
INSERT INTO record VALUES('staff',X'01a200447e5f73cb9bdc66d4474fce80','team',3,'{"id":"01a20044-7e5f-73cb-9bdc-66d4474fce80","name":"质检小吴","roles":["inspector"]}');
INSERT INTO record VALUES('staff',X'01a200447eac767fac307bf6a479371b','team',4,'{"id":"01a20044-7eac-767f-ac30-7bf6a479371b","name":"管理员","roles":["admin"]}');
INSERT INTO record VALUES('shop',X'01a200447efd732c84265aa3ec1e8ae6','team',5,'{"id":"01a20044-7efd-732c-8426-5aa3ec1e8ae6","name":"云上小铺","platform":"taobao"}');
INSERT INTO record VALUES('customer',X'a070e1c10ff6543eb4df0149f6095071','team',6,'{"id":"a070e1c1-0ff6-543e-b4df-0149f6095071","platform":"taobao","name":"路过的小满3"}');
INSERT INTO record VALUES('customer',X'c08b0dc0c20f5459a00d43a444fdc60e','team',6,'{"id":"c08b0dc0-c20f-5459-a00d-43a444fdc60e","platform":"taobao","name":"路过的葡萄0"}');
INSERT INTO record VALUES('contact',X'2347ddd8824153a7b695ccdb1a1bd6f1','contact',6,'{"id":"2347ddd8-8241-53a7-b695-ccdb1a1bd6f1","customer":"a070e1c1-0ff6-543e-b4df-0149f6095071","name":"海棠女士","mobile":"10000001290","address":"北京 北京市 朝阳区 灯笼镇元宵街7号样张新村20栋501室(000000)"}');
INSERT INTO record VALUES('contact',X'35f7dceb74d9501e9beea9b0df8fcc92','contact',6,'{"id":"35f7dceb-74d9-501e-9bee-a9b0df8fcc92","customer":"a070e1c1-0ff6-543e-b4df-0149f6095071","name":"银杏老师","mobile":"10000007719","address":"湖南省 长沙市 岳麓区 灯笼镇元宵街189号空白里弄14栋2101室(000000)"}');
INSERT INTO record VALUES('contact',X'db899dfe1fce5582a5367fda2322e7b4','contact',6,'{"id":"db899dfe-1fce-5582-a536-7fda2322e7b4","customer":"c08b0dc0-c20f-5459-a00d-43a444fdc60e","name":"糯米先生","mobile":"10000001365","address":"广东省 广州市 天河区 青柠街道薄荷巷40号虚构花园13栋401室(000000)"}');
INSERT INTO record VALUES('contact',X'eff1221f05ee58b3b86e32e9a64fe9e8','contact',6,'{"id":"eff1221f-05ee-58b3-b86e-32e9a64fe9e8","customer":"c08b0dc0-c20f-5459-a00d-43a444fdc60e","name":"糯米老师","mobile":"100****4187","address":"湖南省 长沙市 岳麓区 银杏街道落叶西路204号假日草稿苑11栋1001室(000000)"}');
INSERT INTO record VALUES('order',X'05d8617c915a56fdb504b45e4ab76aec','team',10,'{"id":"05d8617c-915a-56fd-b504-b45e4ab76aec","no":1,"shop":"01a20044-7efd-732c-8426-5aa3ec1e8ae6","platform":"taobao","number":"2800000003870564846","customer":"a070e1c1-0ff6-543e-b4df-0149f6095071","buyer":"路过的小满3","contact":"2347ddd8-8241-53a7-b695-ccdb1a1bd6f1","phone_mask":"100****1290","status":"to_verify","placed_at":1795219200000,"paid_at":1795219296000,"amounts":{"goods":8900,"freight":0,"total":8900,"paid":8900,"refunded":0,"refund_netted":false},"title":"小样家居 加厚遮光窗帘 免打孔 成品","pieces":1,"lines":[{"number":"2800000003870564846","title":"小样家居 加厚遮光窗帘 免打孔 成品","attributes":"颜色分类:浅木色","code":"JJ-5008","price":8900,"pieces":1}],"buyer_message":"麻烦周末送货，工作日家里没人","flag":"red","memo":"0808动力:改地址","history":[{"at":1795300000000,"by":"01a20044-7e27-73cf-ab7b-9bcddb59ece3","act":{"flagged":{"from":"grey","to":"red"}}},{"at":1795300000001,"by":"01a20044-7e27-73cf-ab7b-9bcddb59ece3","act":{"memo":{"from":"","to":"0808动力:改地址"}}}]}');
INSERT INTO record VALUES('order',X'81ddf575187f56cb8d5dcae02282f5a5','team',11,'{"id":"81ddf575-187f-56cb-8d5d-cae02282f5a5","no":2,"shop":"01a20044-7efd-732c-8426-5aa3ec1e8ae6","platform":"taobao","number":"2800000010047356953","customer":"c08b0dc0-c20f-5459-a00d-43a444fdc60e","buyer":"路过的葡萄0","contact":"db899dfe-1fce-5582-a536-7fda2322e7b4","phone_mask":"100****1365","status":"shipped","placed_at":1794796384000,"paid_at":1794796944000,"shipped_at":1794859214000,"amounts":{"goods":23900,"freight":0,"total":23900,"paid":23900,"refunded":0,"refund_netted":false},"title":"小样针织 圆领羊毛混纺开衫 软糯不扎","pieces":1,"lines":[{"number":"2800000010047356953","title":"小样针织 圆领羊毛混纺开衫 软糯不扎","attributes":"颜色分类:炭灰;尺码:XL","code":"ZZ-2003","price":23900,"pieces":1}],"flag":"grey","parcel":{"courier":"圆通速递","tracking":"YT002026246606"},"history":[{"at":1795300000002,"by":"01a20044-7e27-73cf-ab7b-9bcddb59ece3","act":{"note":{"text":"买家说周五前要"}}}]}');
INSERT INTO record VALUES('order',X'd9466367904d5faf8410586bad217607','team',8,'{"id":"d9466367-904d-5faf-8410-586bad217607","no":4,"shop":"01a20044-7efd-732c-8426-5aa3ec1e8ae6","platform":"taobao","number":"2800000032879014907","customer":"a070e1c1-0ff6-543e-b4df-0149f6095071","buyer":"路过的小满3","contact":"35f7dceb-74d9-501e-9bee-a9b0df8fcc92","phone_mask":"100****7719","status":"finished","placed_at":1790348039000,"paid_at":1790348158000,"shipped_at":1790399543000,"amounts":{"goods":38900,"freight":0,"total":38900,"paid":38900,"refunded":0,"refund_netted":false},"title":"小样外套 短款轻薄羽绒服 可收纳","pieces":1,"lines":[{"number":"2800000032879014907","title":"小样外套 短款轻薄羽绒服 可收纳","attributes":"颜色分类:雾霾蓝;尺码:M","code":"WT-3002","price":39900,"pieces":1}],"flag":"grey","parcel":{"courier":"韵达快递","tracking":"46006404115655"}}');
INSERT INTO record VALUES('order',X'd9a46f7a33aa5b789c1913fd40ee699c','team',8,'{"id":"d9a46f7a-33aa-5b78-9c19-13fd40ee699c","no":3,"shop":"01a20044-7efd-732c-8426-5aa3ec1e8ae6","platform":"taobao","number":"2800000021476598672","customer":"c08b0dc0-c20f-5459-a00d-43a444fdc60e","buyer":"路过的葡萄0","contact":"eff1221f-05ee-58b3-b86e-32e9a64fe9e8","phone_mask":"100****4187","status":"shipped","placed_at":1794224987000,"paid_at":1794225531000,"shipped_at":1794235716000,"amounts":{"goods":69900,"freight":0,"total":69900,"paid":69900,"refunded":0,"refund_netted":false},"title":"小样外套 双面呢大衣 中长款","pieces":1,"lines":[{"number":"2800000021476598672","title":"小样外套 双面呢大衣 中长款","attributes":"颜色分类:燕麦色;尺码:M","code":"WT-3009","price":69900,"pieces":1}],"flag":"grey","parcel":{"courier":"中通快递","tracking":"76000457948032"}}');
INSERT INTO record VALUES('import',X'01a200447efe732589a667782c109762','team',6,'{"id":"01a20044-7efe-7325-89a6-67782c109762","shop":"01a20044-7efd-732c-8426-5aa3ec1e8ae6","file":"o.csv","by":null,"at":1795300818687,"imported":4,"updated":0,"unchanged":0}');
INSERT INTO record VALUES('import',X'01a200447f0a7340acf8353726475905','team',8,'{"id":"01a20044-7f0a-7340-acf8-353726475905","shop":"01a20044-7efd-732c-8426-5aa3ec1e8ae6","file":"i.csv","by":null,"at":1795300818698,"imported":0,"updated":4,"unchanged":0}');
INSERT INTO record VALUES('saved_view',X'cf68774d649246dcbf979c1b65f93688','person/01a20044-7e27-73cf-ab7b-9bcddb59ece3',12,'{"id":"cf68774d-6492-46dc-bf97-9c1b65f93688","owner":"01a20044-7e27-73cf-ab7b-9bcddb59ece3","name":"红旗","filter":{"statuses":[],"flags":[],"shop":null,"text":""}}');
CREATE TABLE commit_log (
    version INTEGER PRIMARY KEY,
    commit_id INTEGER NOT NULL,
    actor BLOB,
    at INTEGER NOT NULL,
    client BLOB,
    seq INTEGER,
    name TEXT NOT NULL,
    v INTEGER NOT NULL,
    args TEXT NOT NULL
) STRICT;
INSERT INTO commit_log VALUES(1,986223610450216314,NULL,1795300818470,NULL,NULL,'workspace.set',1,'{"workspace":{"id":"01a20044-7e26-74b0-b689-806cef06604b","name":"柜台","zone":"Asia/Shanghai","roles":[{"id":"agent","permissions":["contact_see","order_import","order_mark","order_verify","order_ship","order_close"]},{"id":"lead","permissions":["contact_see","order_import","order_mark","order_verify","order_audit","order_pack","order_ship","order_close"]},{"id":"supervisor","permissions":["contact_see","order_import","order_mark","order_verify","order_audit","order_pack","order_ship","order_close"]},{"id":"manager","permissions":["contact_see","order_import","order_mark","order_verify","order_audit","order_pack","order_ship","order_close"]},{"id":"inspector","permissions":[]},{"id":"warehouse","permissions":["contact_see","order_mark","order_pack","order_ship"]},{"id":"finance","permissions":["order_mark","order_audit"]},{"id":"technician","permissions":["order_mark"]},{"id":"admin","permissions":["contact_see","order_import","order_mark","order_verify","order_audit","order_pack","order_ship","order_close","staff_edit","settings_edit"]}],"flags":{"red":"催发/投诉","yellow":"身高体重与合适尺码","green":"已核实","blue":"改地址/快递","purple":"售后","cyan":"内部备注"},"couriers":["中通","圆通","申通","韵达","极兔","顺丰","邮政","京东"],"idle_minutes":15}}');
INSERT INTO commit_log VALUES(2,6306900832377747464,NULL,1795300818517,NULL,NULL,'staff.set',1,'{"staff":{"id":"01a20044-7e27-73cf-ab7b-9bcddb59ece3","name":"小林","roles":["agent"]}}');
INSERT INTO commit_log VALUES(3,-8576000879286051011,NULL,1795300818593,NULL,NULL,'staff.set',1,'{"staff":{"id":"01a20044-7e5f-73cb-9bdc-66d4474fce80","name":"质检小吴","roles":["inspector"]}}');
INSERT INTO commit_log VALUES(4,1636890632990190902,NULL,1795300818665,NULL,NULL,'staff.set',1,'{"staff":{"id":"01a20044-7eac-767f-ac30-7bf6a479371b","name":"管理员","roles":["admin"]}}');
INSERT INTO commit_log VALUES(5,6762365909779197268,NULL,1795300818685,NULL,NULL,'shop.set',1,'{"shop":{"id":"01a20044-7efd-732c-8426-5aa3ec1e8ae6","name":"云上小铺","platform":"taobao"}}');
INSERT INTO commit_log VALUES(6,-341112736726715438,NULL,1795300818687,NULL,NULL,'order.import',1,'{"import":"01a20044-7efe-7325-89a6-67782c109762","shop":"01a20044-7efd-732c-8426-5aa3ec1e8ae6","file":"o.csv","orders":[{"number":"2800000003870564846","status":"to_verify","placed_at":1795219200000,"paid_at":1795219296000,"head":{"buyer":"路过的小满3","amounts":{"goods":8900,"freight":0,"total":8900,"paid":8900,"refunded":0,"refund_netted":false},"receiver":"海棠女士","address":"北京 北京市 朝阳区 灯笼镇元宵街7号样张新村20栋501室(000000)","mobile":"10000001290","phone":"","shipped_at":null,"title":"小样家居 加厚遮光窗帘 免打孔 成品","pieces":1,"parcel":null,"buyer_message":"麻烦周末送货，工作日家里没人","memo":"","closed_reason":""}},{"number":"2800000010047356953","status":"shipped","placed_at":1794796384000,"paid_at":1794796944000,"head":{"buyer":"路过的葡萄0","amounts":{"goods":23900,"freight":0,"total":23900,"paid":23900,"refunded":0,"refund_netted":false},"receiver":"糯米先生","address":"广东省 广州市 天河区 青柠街道薄荷巷40号虚构花园13栋401室(000000)","mobile":"10000001365","phone":"","shipped_at":1794859214000,"title":"小样针织 圆领羊毛混纺开衫 软糯不扎","pieces":1,"parcel":{"courier":"圆通速递","tracking":"YT002026246606"},"buyer_message":"","memo":"","closed_reason":""}},{"number":"2800000021476598672","status":"shipped","placed_at":1794224987000,"paid_at":1794225531000,"head":{"buyer":"路过的葡萄0","amounts":{"goods":69900,"freight":0,"total":69900,"paid":69900,"refunded":0,"refund_netted":false},"receiver":"糯米老师","address":"湖南省 长沙市 岳麓区 银杏街道落叶西路204号假日草稿苑11栋1001室(000000)","mobile":"100****4187","phone":"","shipped_at":1794235716000,"title":"小样外套 双面呢大衣 中长款","pieces":1,"parcel":{"courier":"中通快递","tracking":"76000457948032"},"buyer_message":"","memo":"","closed_reason":""}},{"number":"2800000032879014907","status":"finished","placed_at":1790348039000,"paid_at":1790348158000,"head":{"buyer":"路过的小满3","amounts":{"goods":38900,"freight":0,"total":38900,"paid":38900,"refunded":0,"refund_netted":false},"receiver":"银杏老师","address":"湖南省 长沙市 岳麓区 灯笼镇元宵街189号空白里弄14栋2101室(000000)","mobile":"10000007719","phone":"","shipped_at":1790399543000,"title":"小样外套 短款轻薄羽绒服 可收纳","pieces":1,"parcel":{"courier":"韵达快递","tracking":"46006404115655"},"buyer_message":"","memo":"","closed_reason":""}}]}');
INSERT INTO commit_log VALUES(7,-7804025625702537668,NULL,1795300818687,NULL,NULL,'order.number',1,'{"numbers":[["05d8617c-915a-56fd-b504-b45e4ab76aec",1],["81ddf575-187f-56cb-8d5d-cae02282f5a5",2],["d9a46f7a-33aa-5b78-9c19-13fd40ee699c",3],["d9466367-904d-5faf-8410-586bad217607",4]]}');
INSERT INTO commit_log VALUES(8,-8569047725776544831,NULL,1795300818698,NULL,NULL,'order.import',1,'{"import":"01a20044-7f0a-7340-acf8-353726475905","shop":"01a20044-7efd-732c-8426-5aa3ec1e8ae6","file":"i.csv","orders":[{"number":"2800000003870564846","status":"to_verify","placed_at":1795219200000,"paid_at":1795219296000,"lines":[{"number":"2800000003870564846","title":"小样家居 加厚遮光窗帘 免打孔 成品","attributes":"颜色分类:浅木色","code":"JJ-5008","price":8900,"pieces":1}]},{"number":"2800000010047356953","status":"shipped","placed_at":1794796384000,"paid_at":1794796944000,"lines":[{"number":"2800000010047356953","title":"小样针织 圆领羊毛混纺开衫 软糯不扎","attributes":"颜色分类:炭灰;尺码:XL","code":"ZZ-2003","price":23900,"pieces":1}]},{"number":"2800000021476598672","status":"shipped","placed_at":1794224987000,"paid_at":1794225531000,"lines":[{"number":"2800000021476598672","title":"小样外套 双面呢大衣 中长款","attributes":"颜色分类:燕麦色;尺码:M","code":"WT-3009","price":69900,"pieces":1}]},{"number":"2800000032879014907","status":"finished","placed_at":1790348039000,"paid_at":1790348158000,"lines":[{"number":"2800000032879014907","title":"小样外套 短款轻薄羽绒服 可收纳","attributes":"颜色分类:雾霾蓝;尺码:M","code":"WT-3002","price":39900,"pieces":1}]}]}');
INSERT INTO commit_log VALUES(9,4144287839420065482,X'01a200447e2773cfab7b9bcddb59ece3',1795300849415,X'1d1185a5b6ed421f899a6e68776e53ba',1,'order.flag',1,'{"order":"05d8617c-915a-56fd-b504-b45e4ab76aec","flag":"red"}');
INSERT INTO commit_log VALUES(10,6224255105090948139,X'01a200447e2773cfab7b9bcddb59ece3',1795300849415,X'1d1185a5b6ed421f899a6e68776e53ba',2,'order.memo',1,'{"order":"05d8617c-915a-56fd-b504-b45e4ab76aec","memo":"0808动力:改地址"}');
INSERT INTO commit_log VALUES(11,-4645949403454724189,X'01a200447e2773cfab7b9bcddb59ece3',1795300849415,X'1d1185a5b6ed421f899a6e68776e53ba',3,'order.note',1,'{"order":"81ddf575-187f-56cb-8d5d-cae02282f5a5","text":"买家说周五前要"}');
INSERT INTO commit_log VALUES(12,1443517653545515727,X'01a200447e2773cfab7b9bcddb59ece3',1795300849415,X'1d1185a5b6ed421f899a6e68776e53ba',4,'saved_view.set',1,'{"view":{"id":"cf68774d-6492-46dc-bf97-9c1b65f93688","owner":"01a20044-7e27-73cf-ab7b-9bcddb59ece3","name":"红旗","filter":{"statuses":[],"flags":[],"shop":null,"text":""}}}');
INSERT INTO commit_log VALUES(13,7330418438680062069,X'01a200447e2773cfab7b9bcddb59ece3',1795300849415,X'1d1185a5b6ed421f899a6e68776e53ba',5,'saved_view.set',1,'{"view":{"id":"c913ee49-e75a-47df-90e3-01f7215f7378","owner":"01a20044-7e27-73cf-ab7b-9bcddb59ece3","name":"x","filter":{"statuses":[],"flags":[],"shop":null,"text":""}}}');
INSERT INTO commit_log VALUES(14,-6341769008368960920,X'01a200447e2773cfab7b9bcddb59ece3',1795300849415,X'1d1185a5b6ed421f899a6e68776e53ba',6,'saved_view.remove',1,'{"view":"c913ee49-e75a-47df-90e3-01f7215f7378"}');
INSERT INTO commit_log VALUES(15,6219609678966013028,X'01a200447eac767fac307bf6a479371b',1795300849480,X'c5cdd677f02f4cb096933ddfec2cb751',1,'workspace.set',1,'{"workspace":{"id":"01a20044-7e26-74b0-b689-806cef06604b","name":"云上小铺客服","zone":"Asia/Shanghai","roles":[{"id":"agent","permissions":["contact_see","order_import","order_mark","order_verify","order_ship","order_close"]},{"id":"lead","permissions":["contact_see","order_import","order_mark","order_verify","order_audit","order_pack","order_ship","order_close"]},{"id":"supervisor","permissions":["contact_see","order_import","order_mark","order_verify","order_audit","order_pack","order_ship","order_close"]},{"id":"manager","permissions":["contact_see","order_import","order_mark","order_verify","order_audit","order_pack","order_ship","order_close"]},{"id":"inspector","permissions":[]},{"id":"warehouse","permissions":["contact_see","order_mark","order_pack","order_ship"]},{"id":"finance","permissions":["order_mark","order_audit"]},{"id":"technician","permissions":["order_mark"]},{"id":"admin","permissions":["contact_see","order_import","order_mark","order_verify","order_audit","order_pack","order_ship","order_close","staff_edit","settings_edit"]}],"flags":{"red":"催发/投诉","yellow":"身高体重与合适尺码","green":"已核实","blue":"改地址/快递","purple":"售后","cyan":"内部备注"},"couriers":["中通","圆通","申通","韵达","极兔","顺丰","邮政","京东"],"idle_minutes":15}}');
CREATE TABLE change_log (
    version INTEGER NOT NULL REFERENCES commit_log (version),
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    scope_before TEXT,
    PRIMARY KEY (version, place)
) STRICT, WITHOUT ROWID;
INSERT INTO change_log VALUES(1,0,'workspace',X'01a200447e2674b0b689806cef06604b',NULL);
INSERT INTO change_log VALUES(2,0,'staff',X'01a200447e2773cfab7b9bcddb59ece3',NULL);
INSERT INTO change_log VALUES(3,0,'staff',X'01a200447e5f73cb9bdc66d4474fce80',NULL);
INSERT INTO change_log VALUES(4,0,'staff',X'01a200447eac767fac307bf6a479371b',NULL);
INSERT INTO change_log VALUES(5,0,'shop',X'01a200447efd732c84265aa3ec1e8ae6',NULL);
INSERT INTO change_log VALUES(6,0,'order',X'05d8617c915a56fdb504b45e4ab76aec',NULL);
INSERT INTO change_log VALUES(6,1,'customer',X'a070e1c10ff6543eb4df0149f6095071',NULL);
INSERT INTO change_log VALUES(6,2,'contact',X'2347ddd8824153a7b695ccdb1a1bd6f1',NULL);
INSERT INTO change_log VALUES(6,3,'order',X'81ddf575187f56cb8d5dcae02282f5a5',NULL);
INSERT INTO change_log VALUES(6,4,'customer',X'c08b0dc0c20f5459a00d43a444fdc60e',NULL);
INSERT INTO change_log VALUES(6,5,'contact',X'db899dfe1fce5582a5367fda2322e7b4',NULL);
INSERT INTO change_log VALUES(6,6,'order',X'd9a46f7a33aa5b789c1913fd40ee699c',NULL);
INSERT INTO change_log VALUES(6,7,'contact',X'eff1221f05ee58b3b86e32e9a64fe9e8',NULL);
INSERT INTO change_log VALUES(6,8,'order',X'd9466367904d5faf8410586bad217607',NULL);
INSERT INTO change_log VALUES(6,9,'contact',X'35f7dceb74d9501e9beea9b0df8fcc92',NULL);
INSERT INTO change_log VALUES(6,10,'import',X'01a200447efe732589a667782c109762',NULL);
INSERT INTO change_log VALUES(7,0,'order',X'05d8617c915a56fdb504b45e4ab76aec','team');
INSERT INTO change_log VALUES(7,1,'order',X'81ddf575187f56cb8d5dcae02282f5a5','team');
INSERT INTO change_log VALUES(7,2,'order',X'd9a46f7a33aa5b789c1913fd40ee699c','team');
INSERT INTO change_log VALUES(7,3,'order',X'd9466367904d5faf8410586bad217607','team');
INSERT INTO change_log VALUES(8,0,'order',X'05d8617c915a56fdb504b45e4ab76aec','team');
INSERT INTO change_log VALUES(8,1,'order',X'81ddf575187f56cb8d5dcae02282f5a5','team');
INSERT INTO change_log VALUES(8,2,'order',X'd9a46f7a33aa5b789c1913fd40ee699c','team');
INSERT INTO change_log VALUES(8,3,'order',X'd9466367904d5faf8410586bad217607','team');
INSERT INTO change_log VALUES(8,4,'import',X'01a200447f0a7340acf8353726475905',NULL);
INSERT INTO change_log VALUES(9,0,'order',X'05d8617c915a56fdb504b45e4ab76aec','team');
INSERT INTO change_log VALUES(10,0,'order',X'05d8617c915a56fdb504b45e4ab76aec','team');
INSERT INTO change_log VALUES(11,0,'order',X'81ddf575187f56cb8d5dcae02282f5a5','team');
INSERT INTO change_log VALUES(12,0,'saved_view',X'cf68774d649246dcbf979c1b65f93688',NULL);
INSERT INTO change_log VALUES(13,0,'saved_view',X'c913ee49e75a47df90e301f7215f7378',NULL);
INSERT INTO change_log VALUES(14,0,'saved_view',X'c913ee49e75a47df90e301f7215f7378','person/01a20044-7e27-73cf-ab7b-9bcddb59ece3');
INSERT INTO change_log VALUES(15,0,'workspace',X'01a200447e2674b0b689806cef06604b','team');
CREATE TABLE client (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    owner BLOB NOT NULL,
    seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO client VALUES(X'1d1185a5b6ed421f899a6e68776e53ba',X'01a200447e2773cfab7b9bcddb59ece3',1795300849415);
INSERT INTO client VALUES(X'c5cdd677f02f4cb096933ddfec2cb751',X'01a200447eac767fac307bf6a479371b',1795300849480);
CREATE TABLE outcome (
    client BLOB NOT NULL REFERENCES client (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    "end" TEXT NOT NULL,
    version INTEGER REFERENCES commit_log (version),
    PRIMARY KEY (client, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO outcome VALUES(X'1d1185a5b6ed421f899a6e68776e53ba',1,-8470902200491635087,'{"applied":{"version":9}}',9);
INSERT INTO outcome VALUES(X'1d1185a5b6ed421f899a6e68776e53ba',2,3034209741474214263,'{"applied":{"version":10}}',10);
INSERT INTO outcome VALUES(X'1d1185a5b6ed421f899a6e68776e53ba',3,6824909563651562289,'{"applied":{"version":11}}',11);
INSERT INTO outcome VALUES(X'1d1185a5b6ed421f899a6e68776e53ba',4,-6581478473678994291,'{"applied":{"version":12}}',12);
INSERT INTO outcome VALUES(X'1d1185a5b6ed421f899a6e68776e53ba',5,-2785663713249988097,'{"applied":{"version":13}}',13);
INSERT INTO outcome VALUES(X'1d1185a5b6ed421f899a6e68776e53ba',6,3201153037889842951,'{"applied":{"version":14}}',14);
INSERT INTO outcome VALUES(X'1d1185a5b6ed421f899a6e68776e53ba',7,-4861732482748437508,'{"rejected":{"why":{"code":"missing","key":{"kind":"order","id":"36d4348b-542a-427c-9d79-fec19ff1e564"}}}}',NULL);
INSERT INTO outcome VALUES(X'c5cdd677f02f4cb096933ddfec2cb751',1,9067086680194879355,'{"applied":{"version":15}}',15);
CREATE TABLE dead_letter (
    client BLOB NOT NULL,
    seq INTEGER NOT NULL,
    owner BLOB NOT NULL,
    at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    name TEXT NOT NULL,
    v INTEGER NOT NULL,
    args TEXT NOT NULL,
    PRIMARY KEY (client, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE account (
    staff BLOB PRIMARY KEY CHECK (length(staff) = 16),
    login TEXT NOT NULL UNIQUE COLLATE NOCASE,
    password TEXT NOT NULL,
    changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO account VALUES(X'01a200447e2773cfab7b9bcddb59ece3','lin','$argon2id$v=19$m=19456,t=2,p=1$dwB7SO+VI6P34igJDGhnvw$ZtRjJOzpTAxnAdSjuWSOA/1pK/bJsDHPAlHrg8yb4h8',1795300818517);
INSERT INTO account VALUES(X'01a200447e5f73cb9bdc66d4474fce80','wu','$argon2id$v=19$m=19456,t=2,p=1$0kO4tHBzvKQcUTM+UC0h5A$uxHvcovbmaNGy1a0WDVgcR3SaLDylAYH75GhYaRJLRw',1795300818594);
INSERT INTO account VALUES(X'01a200447eac767fac307bf6a479371b','admin','$argon2id$v=19$m=19456,t=2,p=1$mYUTF2nYJ81hJYmPdpEzOw$8AScgoDRfuyDGpnEd8RdkBS6a4+iie44XDtzA1gFKjw',1795300818666);
CREATE TABLE session (
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    staff BLOB NOT NULL REFERENCES account (staff) ON DELETE CASCADE,
    created INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    revoked INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO session VALUES(X'5398055af2bc78973d730e4c88653b1e52d5acbb89d3bfaf2b3522069624344e',X'01a200447eac767fac307bf6a479371b',1795300849476,1795300849476,NULL);
INSERT INTO session VALUES(X'c4e820e1c3d1438ee99b4e26a396e396c23102bc647dc960e563ef0ec810c919',X'01a200447e2773cfab7b9bcddb59ece3',1795300849409,1795300849409,NULL);
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    act TEXT NOT NULL,
    staff BLOB,
    login TEXT,
    address TEXT
) STRICT;
INSERT INTO audit VALUES(1,1795300818517,'user_added',X'01a200447e2773cfab7b9bcddb59ece3','lin',NULL);
INSERT INTO audit VALUES(2,1795300818594,'user_added',X'01a200447e5f73cb9bdc66d4474fce80','wu',NULL);
INSERT INTO audit VALUES(3,1795300818666,'user_added',X'01a200447eac767fac307bf6a479371b','admin',NULL);
INSERT INTO audit VALUES(4,1795300849409,'login',X'01a200447e2773cfab7b9bcddb59ece3','lin','127.0.0.1');
INSERT INTO audit VALUES(5,1795300849476,'login',X'01a200447eac767fac307bf6a479371b','admin','127.0.0.1');
CREATE INDEX record_order_number ON record (body ->> 'number') WHERE kind = 'order';
CREATE INDEX session_staff ON session (staff);
CREATE VIEW workspaces AS
SELECT body ->> 'id' AS id, body ->> 'name' AS name, body ->> 'zone' AS zone, version
FROM record WHERE kind = 'workspace';
CREATE VIEW shops AS
SELECT body ->> 'id' AS id, body ->> 'name' AS name, body ->> 'platform' AS platform, version
FROM record WHERE kind = 'shop';
CREATE VIEW staff AS
SELECT body ->> 'id' AS id, body ->> 'name' AS name, body ->> 'roles' AS roles,
    coalesce(body ->> 'active', 1) AS active, version
FROM record WHERE kind = 'staff';
CREATE VIEW customers AS
SELECT body ->> 'id' AS id, body ->> 'platform' AS platform, body ->> 'name' AS name, version
FROM record WHERE kind = 'customer';
CREATE VIEW contacts AS
SELECT body ->> 'id' AS id, body ->> 'customer' AS customer, body ->> 'name' AS name,
    body ->> 'mobile' AS mobile, body ->> 'phone' AS phone, body ->> 'address' AS address, version
FROM record WHERE kind = 'contact';
CREATE VIEW orders AS
SELECT body ->> 'id' AS id, body ->> 'no' AS no, body ->> 'shop' AS shop, body ->> 'platform' AS platform,
    body ->> 'number' AS number, body ->> 'customer' AS customer, body ->> 'buyer' AS buyer,
    body ->> 'contact' AS contact, body ->> 'phone_mask' AS phone_mask, body ->> 'status' AS status,
    body ->> 'closed_reason' AS closed_reason,
    datetime((body ->> 'placed_at') / 1000, 'unixepoch') AS placed_at,
    datetime((body ->> 'paid_at') / 1000, 'unixepoch') AS paid_at,
    datetime((body ->> 'shipped_at') / 1000, 'unixepoch') AS shipped_at,
    body ->> '$.amounts.goods' AS goods, body ->> '$.amounts.freight' AS freight,
    body ->> '$.amounts.total' AS total, body ->> '$.amounts.paid' AS paid,
    body ->> '$.amounts.refunded' AS refunded, body ->> 'title' AS title, body ->> 'pieces' AS pieces,
    body ->> 'flag' AS flag, body ->> 'memo' AS memo, body ->> 'platform_memo' AS platform_memo,
    body ->> 'buyer_message' AS buyer_message, body ->> '$.parcel.courier' AS courier,
    body ->> '$.parcel.tracking' AS tracking, version
FROM record WHERE kind = 'order';
CREATE VIEW imports AS
SELECT body ->> 'id' AS id, body ->> 'shop' AS shop, body ->> 'file' AS file, body ->> 'by' AS "by",
    datetime((body ->> 'at') / 1000, 'unixepoch') AS at, body ->> 'imported' AS imported,
    body ->> 'updated' AS updated, body ->> 'unchanged' AS unchanged,
    json_array_length(coalesce(body -> 'held', '[]')) AS held, version
FROM record WHERE kind = 'import';
CREATE VIEW saved_views AS
SELECT body ->> 'id' AS id, body ->> 'owner' AS owner, body ->> 'name' AS name, version
FROM record WHERE kind = 'saved_view';
COMMIT;
