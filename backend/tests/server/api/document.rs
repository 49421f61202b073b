//! The document, and that it speaks of the routes that there are.

use super::{office, send, shop, token};
use axum::{
    body::Body,
    http::{Request, header},
};
use serde_json::{Value, json};

#[tokio::test]
async fn o1_the_document_has_every_route_and_no_other() {
    let (app, admin) = office().await;
    let erp = token(&app, &admin, "ERP", shop()).await;
    let mut found = Vec::new();
    for (path, methods) in erp.document["paths"].as_object().unwrap() {
        for method in ["get", "put", "post", "delete", "patch"] {
            let request = Request::builder().method(method.to_uppercase().as_str()).uri(path.replace("{number}", "1"));
            let request = request.header(header::AUTHORIZATION, format!("Bearer {}", erp.secret));
            let answer = send(&app, request.body(Body::empty()).unwrap()).await;
            let is_known = methods.get(method).is_some();
            assert_eq!(answer.code() != "method", is_known, "{method} {path}: {}", answer.text);
            found.extend(is_known.then(|| format!("{method} {path}")));
        }
    }
    assert_eq!(found, ["put /api/v1/orders", "get /api/v1/orders/{number}"]);
    let nowhere = send(&app, super::get("/api/v1/dragons", &erp.secret)).await;
    assert_eq!((nowhere.status, nowhere.code().as_str()), (404, "not_found"));
}

/// Programs are made from it: names, closed words and limits are in it, from the types.
#[tokio::test]
async fn o1_the_document_says_what_a_program_must_know() {
    let (app, admin) = office().await;
    let erp = token(&app, &admin, "ERP", shop()).await;
    let schemas = &erp.document["components"]["schemas"];
    let names: Vec<&String> = schemas.as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        [
            "Amount",
            "Amounts",
            "Answer",
            "Count",
            "Landed",
            "Line",
            "Moment",
            "Order",
            "Outcome",
            "Parcel",
            "Problem",
            "Progress",
            "PutOrders",
            "Reason",
            "Receiver",
            "Refusal"
        ]
    );
    assert_eq!(schemas["PutOrders"]["properties"]["orders"]["maxItems"], 200);
    assert_eq!(schemas["Order"]["additionalProperties"], json!(false));
    assert_eq!(schemas["Order"]["required"], json!(["number", "status", "placed_at", "amounts", "lines"]));
    let statuses = schemas["Order"]["properties"]["status"]["enum"].as_array().unwrap();
    assert_eq!((statuses.len(), &statuses[1]), (11, &json!("to_verify")));
    assert_eq!(erp.document["components"]["securitySchemes"]["token"]["scheme"], "bearer");
    assert_eq!(erp.document["openapi"], "3.1.0");
}

/// Everything of the document is used, and all that is used is there.
#[tokio::test]
async fn o1_no_part_of_the_document_leads_nowhere() {
    let (app, admin) = office().await;
    let document = token(&app, &admin, "ERP", shop()).await.document;
    let mut used = Vec::new();
    references(&document, &mut used);
    used.sort();
    used.dedup();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let known: Vec<String> = schemas.keys().map(|name| format!("#/components/schemas/{name}")).collect();
    assert_eq!(used, known);
}

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| references(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}
