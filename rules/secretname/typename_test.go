package secretname

import "testing"

func TestClassifyDocument(t *testing.T) {
	for name, want := range map[string]bool{
		"kubeconfig": true, "kubeConfig": true, "adminKubeconfig": true, "dockerConfig": true, "dockerConfigJSON": false, "dockerconfigjson": true,
		"config": false, "kubeconfigPath": false, "appConfig": false, "_": false, "": false,
	} {
		if _, ok := ClassifyDocument(name); ok != want {
			t.Errorf("ClassifyDocument(%q) = %t, want %t", name, ok, want)
		}
	}
}

func TestClassifyType(t *testing.T) {
	for name, want := range map[string]bool{
		"Secret": true, "SecretURL": true, "SensitiveString": true, "Password": true,
		"SecretName": false, "SecretKeyRef": false, "String": false, "URL": false, "VeryLongSecret": false, "_": false,
	} {
		if _, ok := ClassifyType(name); ok != want {
			t.Errorf("ClassifyType(%q) = %t, want %t", name, ok, want)
		}
	}
}
